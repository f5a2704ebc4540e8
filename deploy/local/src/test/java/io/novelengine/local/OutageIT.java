package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.local.Api.Answer;
import io.novelengine.local.app.Service;
import io.novelengine.local.server.PostgresServer;
import io.novelengine.local.server.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL or Redis is killed and comes back: what needs it says so meanwhile, and all is well again by itself. */
@ExtendWith(SuiteExtension.class)
class OutageIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** The gateway's deadline for reads and its breaker's share; a request never waits longer for a database. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final List<String> NEED_THE_DATABASE = List.of(
            "/api/v1/characters",
            "/api/v1/casts",
            "/characters",
            "/api/v1/scenarios",
            "/api/v1/simulations",
            "/api/v1/analytics/summary",
            "/api/v1/analytics/characters",
            "/api/v1/reports");

    @Test
    void withoutPostgresEveryRequestIsRefusedQuicklyAndAllIsWellAfterItsReturn(
            LocalSuite suite, Api api, Simulations simulations) throws IOException, InterruptedException {
        List<String> cast = simulations.cast("elsinore", 3);
        String underWay = simulations.start(Simulations.request("nine-berths", cast, 200, 1));
        String known = "/api/v1/characters/"
                + api.post("/api/v1/characters", "{\"name\": \"Known Before\"}")
                        .json()
                        .path("id")
                        .asString();
        api.read(known);
        Outage outage = Outage.of(suite, PostgresServer.NAME);
        try (outage) {
            for (int round = 0; round < 2; round++) {
                List<CompletableFuture<Answer>> answers = NEED_THE_DATABASE.stream()
                        .map(path -> CompletableFuture.supplyAsync(() -> api.get(path)))
                        .toList();
                answers.stream().map(CompletableFuture::join).forEach(OutageIT::refusedQuickly);
            }
            assertThat(api.get(known).status()).as("a character in the cache").isEqualTo(200);
            refusedQuickly(api.post(Simulations.PATH, Simulations.request("nine-berths", cast, 2, 1)));
            refusedQuickly(api.post("/api/v1/characters", "{\"name\": \"Too Late\"}"));
            assertThat(api.get("/").status()).isEqualTo(200);
            assertThat(api.read("/api/performance/overview").at("/services").size())
                    .isEqualTo(Service.values().length);
            await().atMost(SOON).untilAsserted(() -> {
                for (Service service : List.of(
                        Service.CHARACTER, Service.SIMULATION, Service.ANALYTICS, Service.REPORT, Service.MONITORING)) {
                    Answer readiness = management(suite, service, "readiness");
                    assertThat(readiness.status()).as(service.module()).isEqualTo(503);
                    assertThat(readiness.json().path("status").asString()).isEqualTo("DOWN");
                    assertThat(management(suite, service, "liveness").status())
                            .as(service.module())
                            .isEqualTo(200);
                    assertThat(healthOf(api, service)).isEqualTo("DOWN");
                }
            });
            assertThat(api.get("/health").status()).isEqualTo(503);
            outage.end();
            System.out.printf("PostgreSQL back: all answer again %.1f s later%n", seconds(api));
        }
        simulations.completed(underWay);
        assertThat(simulations.turns(underWay)).hasSize(200);
        assertThat(api.read("/api/v1/characters?q=Too%20Late").path("items").isEmpty())
                .isTrue();
        simulations.completed(simulations.start(Simulations.request("nine-berths", cast, 2, 1)));
    }

    @Test
    void withoutRedisEveryRequestIsAnsweredAndReadinessIsDegraded(LocalSuite suite, Api api, Simulations simulations)
            throws IOException, InterruptedException {
        List<String> cast = simulations.cast("elsinore", 3);
        Outage outage = Outage.of(suite, RedisServer.NAME);
        try (outage) {
            await().atMost(SOON).untilAsserted(() -> {
                for (Service service : List.of(Service.SIMULATION, Service.ANALYTICS)) {
                    Answer readiness = management(suite, service, "readiness");
                    assertThat(readiness.status()).as(service.module()).isEqualTo(200);
                    assertThat(readiness.json().path("status").asString()).isEqualTo("DEGRADED");
                    assertThat(healthOf(api, service)).isEqualTo("DEGRADED");
                }
            });
            assertThat(api.read("/health").path("status").asString()).isEqualTo("DEGRADED");
            NEED_THE_DATABASE.forEach(api::read);
            simulations.completed(simulations.start(Simulations.request("nine-berths", cast, 2, 1)));
            outage.end();
            System.out.printf("Redis back: all is well again %.1f s later%n", seconds(api));
        }
    }

    private static void refusedQuickly(Answer answer) {
        answer.expectProblem(503);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:novel:problem:unavailable");
        assertThat(answer.took()).as(answer.request()).isLessThan(DEADLINE);
    }

    /** How long it takes from now until everything answers and says that it is well. */
    private static double seconds(Api api) {
        long begin = System.nanoTime();
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            NEED_THE_DATABASE.forEach(api::read);
            assertThat(api.read("/health").path("status").asString()).isEqualTo("UP");
        });
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }

    private static String healthOf(Api api, Service service) {
        return api.get("/health")
                .json()
                .at("/services/" + service.module() + "/status")
                .asString();
    }

    private static Answer management(LocalSuite suite, Service service, String group) {
        URI base =
                URI.create("http://localhost:" + suite.record(service.module()).managementPort());
        try (Api management = new Api(base, "")) {
            return management.get("/actuator/health/" + group);
        }
    }
}
