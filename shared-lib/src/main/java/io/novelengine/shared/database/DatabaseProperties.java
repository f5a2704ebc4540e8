package io.novelengine.shared.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the service's schema is, and how long and how much it may ask of it.
 *
 * @param host host of PostgreSQL
 * @param port port of PostgreSQL
 * @param name database
 * @param schema schema that this service owns
 * @param user role that owns the schema
 * @param password password of the role
 * @param connections most connections at once
 * @param waiting most callers waiting for a connection; more are refused at once
 * @param acquire longest wait for a connection
 * @param statement longest run of one statement, and longest silence within a transaction, enforced by PostgreSQL
 * @param deadline longest wait of a caller for an answer, transaction included
 */
@Validated
@ConfigurationProperties("novel.database")
public record DatabaseProperties(
        @NotBlank String host,
        @Positive @Max(65535) int port,
        @NotBlank String name,
        @NotBlank String schema,
        @NotBlank String user,
        @NotBlank String password,
        @DefaultValue("10") @Positive int connections,
        @DefaultValue("256") @Positive int waiting,
        @DefaultValue("2s") Duration acquire,
        @DefaultValue("5s") Duration statement,
        @DefaultValue("8s") Duration deadline) {

    @Override
    public String toString() {
        return "DatabaseProperties[%s@%s:%d/%s, schema=%s]".formatted(user, host, port, name, schema);
    }
}
