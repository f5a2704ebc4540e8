package io.novelengine.gateway.schema;

import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The start does not wait for migrations: the operator's token is known without a database. */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Bean
    FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }

    @Bean
    BackgroundLoop schemaLoop(Schema schema) {
        return new BackgroundLoop("Migrating the schema", schema::make, LONGEST, GRACE);
    }
}
