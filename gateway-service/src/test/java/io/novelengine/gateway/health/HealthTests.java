package io.novelengine.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.GatewayTest;
import io.novelengine.gateway.stub.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** What {@code /health} says. */
class HealthTests extends GatewayTest {

    @Test
    void isUpWhenEveryInstanceIs() {
        health(200)
                .jsonPath("$.status")
                .isEqualTo("UP")
                .jsonPath("$.services.length()")
                .isEqualTo(5)
                .jsonPath("$.services.report-service.instances.length()")
                .isEqualTo(2)
                .jsonPath("$.services.character-service.instances[0].url")
                .isEqualTo(character.url())
                .jsonPath("$.services.character-service.instances[0].status")
                .isEqualTo("UP");
    }

    @Test
    void isDegradedWhenAServiceIsDown() {
        analytics.stop();
        monitoring.readiness(Service.json(503, "{\"status\":\"OUT_OF_SERVICE\"}"));

        health(200)
                .jsonPath("$.status")
                .isEqualTo("DEGRADED")
                .jsonPath("$.services.analytics-service.status")
                .isEqualTo("DOWN")
                .jsonPath("$.services.monitoring-service.status")
                .isEqualTo("DOWN")
                .jsonPath("$.services.character-service.status")
                .isEqualTo("UP");
    }

    @Test
    void aServiceIsDegradedWhenOneOfItsInstancesIsDown() {
        secondReport.stop();

        health(200)
                .jsonPath("$.status")
                .isEqualTo("DEGRADED")
                .jsonPath("$.services.report-service.status")
                .isEqualTo("DEGRADED")
                .jsonPath("$.services.report-service.instances[0].status")
                .isEqualTo("UP")
                .jsonPath("$.services.report-service.instances[1].status")
                .isEqualTo("DOWN");
    }

    @Test
    void isDownWhenNothingAnswers() {
        services.forEach(Service::stop);

        health(503).jsonPath("$.status").isEqualTo("DOWN");
    }

    @Test
    void doesNotWaitForAServiceThatHangs() {
        character.readiness(Service.silent());
        simulation.readiness(Service.silent());

        var start = System.nanoTime();
        health(200)
                .jsonPath("$.services.character-service.status")
                .isEqualTo("DOWN")
                .jsonPath("$.services.simulation-service.status")
                .isEqualTo("DOWN")
                .jsonPath("$.services.analytics-service.status")
                .isEqualTo("UP");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Duration.ofSeconds(1).plus(SLACK));
    }

    private BodyContentSpec health(int status) {
        return get("/health").expectStatus().isEqualTo(status).expectBody();
    }
}
