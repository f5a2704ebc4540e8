package io.novelengine.shared.client;

import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the other services are, and how long they may take.
 *
 * @param character base URLs of the instances of character-service
 * @param simulation base URLs of the instances of simulation-service
 * @param analytics base URLs of the instances of analytics-service
 * @param report base URLs of the instances of report-service
 * @param monitoring base URLs of the instances of monitoring-service
 * @param gateway base URLs of the instances of gateway-service
 * @param deadline longest wait for one answer, and again for the rest of its body
 * @param retries how often a GET that met a passing failure is tried again
 * @param pause rest before the first of these
 */
@Validated
@ConfigurationProperties("novel.services")
public record ServicesProperties(
        @DefaultValue("http://localhost:8081") List<URI> character,
        @DefaultValue("http://localhost:8082") List<URI> simulation,
        @DefaultValue("http://localhost:8083") List<URI> analytics,
        @DefaultValue("http://localhost:8084") List<URI> report,
        @DefaultValue("http://localhost:8085") List<URI> monitoring,
        @DefaultValue("http://localhost:8080") List<URI> gateway,
        @DefaultValue("3s") Duration deadline,
        @DefaultValue("2") @Positive int retries,
        @DefaultValue("50ms") Duration pause) {}
