package io.novelengine.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.novelengine.gateway.GatewayTest;
import io.novelengine.gateway.stub.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** What clients see when a service is away, slow or broken. */
class UpstreamFailureTests extends GatewayTest {

    private static final int ENOUGH_TO_OPEN = 10;

    @Autowired
    private MeterRegistry meters;

    @Test
    void aRefusedConnectionIsA503ThatNamesTheService() {
        analytics.stop();

        unavailable(get("/api/v1/analytics/summary"), "analytics-service");
        unavailable(post("/api/v1/analytics/summary", "{}"), "analytics-service");
    }

    @Test
    void aServiceThatDoesNotAnswerIsA503WithinTheDeadline() {
        character.behave(Service.silent());

        var start = System.nanoTime();
        unavailable(get("/api/v1/characters"), "character-service");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, DEADLINE.plus(SLACK));
    }

    @Test
    void triesCountAgainstTheDeadlineToo() {
        character.behave((service, request, response) ->
                Mono.delay(DEADLINE.dividedBy(2)).then(response.status(503).send()));

        var start = System.nanoTime();
        unavailable(get("/api/v1/characters"), "character-service");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, DEADLINE.plus(SLACK));
    }

    @Test
    void aRunThatTheClientWaitsForMayTakeLonger() {
        simulation.behave((service, request, response) -> Mono.delay(DEADLINE.multipliedBy(2))
                .then(response.sendString(Mono.just("done")).then()));

        unavailable(post("/api/v1/simulations", "{}"), "simulation-service");
        client.post()
                .uri("/api/v1/simulations")
                .headers(headers -> headers.setBearerAuth(TOKEN))
                .header("Prefer", "respond-async, wait=10")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk();
        post("/simulations", "{}").expectStatus().isOk();
    }

    @Test
    void aSlowServiceDoesNotSlowTheOthers() {
        var callers = 40;
        var answered = new AtomicInteger();
        var connections = ConnectionProvider.create("patient", callers);
        simulation.behave(Service.silent());
        var waiting = Flux.range(0, callers)
                .flatMap(
                        _ -> HttpClient.create(connections)
                                .headers(headers -> headers.set("Authorization", "Bearer " + TOKEN))
                                .post()
                                .uri(uri("/simulations"))
                                .response(),
                        callers)
                .subscribe(_ -> answered.incrementAndGet());
        await().atMost(RUN).until(() -> simulation.calls().size() == callers);

        get("/api/v1/characters").expectStatus().isOk();
        get("/api/v1/analytics/summary").expectStatus().isOk();

        assertThat(answered).hasValue(0);
        waiting.dispose();
        connections.dispose();
    }

    @Test
    void aGetIsTriedAgainWhenTheServiceSaysLater() {
        var tries = new AtomicInteger();
        character.behave((service, request, response) -> tries.incrementAndGet() < 3
                ? response.status(503).send()
                : response.sendString(Mono.just("third time")));

        get("/api/v1/characters").expectStatus().isOk().expectBody(String.class).isEqualTo("third time");

        assertThat(character.calls()).hasSize(3);
    }

    @Test
    void aPathOfOldClientsIsTheSameInEveryTry() {
        character.behave(Service.json(503, "{}"));

        get("/characters").expectStatus().isEqualTo(503);

        assertThat(character.calls())
                .extracting(Service.Call::uri)
                .containsOnly("/legacy/characters")
                .hasSize(3);
    }

    @Test
    void theLastWordOfAServiceThatKeepsSayingLaterIsPassedOn() {
        character.behave(Service.json(503, "{\"detail\":\"PostgreSQL does not answer now.\"}"));

        get("/api/v1/characters")
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("PostgreSQL does not answer now.");

        assertThat(character.calls()).hasSize(3);
    }

    @Test
    void aPostIsNeverTriedAgain() {
        character.behave(Service.json(503, "{}"));

        post("/api/v1/characters", "{}").expectStatus().isEqualTo(503);

        assertThat(character.calls()).hasSize(1);
    }

    @Test
    void otherErrorsAreNotTriedAgain() {
        character.behave(Service.json(500, "{}"));

        get("/api/v1/characters").expectStatus().isEqualTo(500);

        assertThat(character.calls()).hasSize(1);
    }

    @Test
    void aConnectionCutBeforeTheAnswerIsTriedAgainForAGet() {
        var tries = new AtomicInteger();
        character.behave((service, request, response) -> {
            if (tries.incrementAndGet() == 1) {
                response.withConnection(connection -> connection.channel().close());
                return Mono.never();
            }
            return response.sendString(Mono.just("second time"));
        });

        get("/api/v1/characters").expectStatus().isOk().expectBody(String.class).isEqualTo("second time");
    }

    @Test
    void instancesAreAskedInTurn() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            services.forEach(service -> service.calls().clear());
            for (var i = 0; i < 8; i++) {
                get("/api/v1/reports/templates").expectStatus().isOk();
            }
            assertThat(report.calls()).hasSize(4);
            assertThat(secondReport.calls()).hasSize(4);
        });
    }

    @Test
    void aDeadInstanceIsPassedOver() {
        secondReport.stop();

        for (var i = 0; i < 20; i++) {
            get("/api/v1/reports/templates").expectStatus().isOk();
        }

        assertThat(report.calls()).hasSize(20);
    }

    @Test
    void aServiceThatKeepsFailingIsLeftAloneAndTakenBack() {
        analytics.stop();
        for (var i = 0; i < ENOUGH_TO_OPEN; i++) {
            unavailable(get("/api/v1/analytics/summary"), "analytics-service");
        }
        var breaker = breakers.circuitBreaker("analytics");
        assertThat(breaker.getState()).isEqualTo(State.OPEN);

        analytics.restart();
        unavailable(get("/api/v1/analytics/summary"), "analytics-service");
        assertThat(analytics.calls()).isEmpty();
        get("/api/v1/characters").expectStatus().isOk();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> get("/api/v1/analytics/summary").expectStatus().isOk());
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            get("/api/v1/analytics/summary");
            return breaker.getState() == State.CLOSED;
        });
    }

    @Test
    void slownessOpensTheBreakerToo() {
        character.behave(Service.silent());

        Flux.range(0, ENOUGH_TO_OPEN)
                .flatMap(_ ->
                        HttpClient.create().get().uri(uri("/api/v1/characters")).response())
                .blockLast(DEADLINE.plus(SLACK));

        assertThat(breakers.circuitBreaker("character").getState()).isEqualTo(State.OPEN);
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsCut() {
        simulation.behave((service, request, response) -> response.header(HttpHeaders.CONTENT_TYPE, "text/plain")
                .sendObject(Flux.concat(
                        Mono.just(Unpooled.copiedBuffer("Once upon", StandardCharsets.UTF_8)), Mono.never())));

        var failure = HttpClient.create()
                .get()
                .uri(uri("/api/v1/simulations/7/story"))
                .responseContent()
                .aggregate()
                .materialize()
                .block(DEADLINE.plus(SLACK.multipliedBy(2)));

        assertThat(failure.isOnError()).isTrue();
    }

    @Test
    void measuresEachRoute() {
        get("/api/v1/characters/ahab").expectStatus().isOk();

        await().atMost(SLACK).untilAsserted(() -> assertThat(meters.get("http.server.requests")
                        .tag("uri", "/api/v1/characters/**")
                        .timer()
                        .count())
                .isPositive());
        assertThat(meters.get("spring.cloud.gateway.requests")
                        .tag("routeId", "characters")
                        .timer()
                        .count())
                .isPositive();
    }

    private static void unavailable(ResponseSpec answer, String service) {
        answer.expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:unavailable")
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).startsWith(service));
    }
}
