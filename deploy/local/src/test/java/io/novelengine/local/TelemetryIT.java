package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.local.app.Service;
import io.novelengine.local.process.LogFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the suite tells of itself: traces in its logs, figures in its monitoring. */
@ExtendWith(SuiteExtension.class)
class TelemetryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void oneTraceLeadsThroughTheLogsOfThreeServices(LocalSuite suite, Api api, Simulations simulations)
            throws IOException {
        Map<Service, Long> begin = new TreeMap<>();
        for (Service service : List.of(Service.GATEWAY, Service.SIMULATION, Service.CHARACTER)) {
            begin.put(service, log(suite, service).length());
        }
        simulations.start(Simulations.request("nine-berths", simulations.cast("troy", 2), 2, 1));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<String> gateway = traces(suite, Service.GATEWAY, begin, "POST /api/v1/simulations answered 202");
            assertThat(gateway).hasSize(1).allMatch(trace -> trace.matches("[0-9a-f]{32}"));
            assertThat(traces(suite, Service.SIMULATION, begin, "POST /api/v1/simulations answered 202"))
                    .isEqualTo(gateway);
            assertThat(traces(suite, Service.CHARACTER, begin, "POST /api/v1/characters/batch answered 200"))
                    .isEqualTo(gateway);
        });
    }

    private static List<String> traces(LocalSuite suite, Service service, Map<Service, Long> begin, String message)
            throws IOException {
        return log(suite, service)
                .read(begin.get(service))
                .lines()
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.path("message").asString("").startsWith(message))
                .map(line -> line.path("traceId").asString(""))
                .toList();
    }

    private static LogFile log(LocalSuite suite, Service service) {
        return new LogFile(suite.home().log(service.module()));
    }

    @Test
    void monitoringHasFiguresOfAllSixServicesAfterTraffic(Api api) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            traffic(api);
            JsonNode overview = api.read("/api/performance/overview?window=PT1M");
            assertThat(overview.at("/suite/reached").asInt()).isEqualTo(Service.values().length);
            for (Service service : Service.values()) {
                JsonNode figures = overview.path("services").path(service.word());
                String what = service + ": " + figures;
                assertThat(figures.path("throughput").asDouble(0)).as(what).isPositive();
                assertThat(figures.at("/responseTime/p95Ms").asDouble(0))
                        .as(what)
                        .isPositive();
                assertThat(figures.path("memoryBytes").asDouble(0) / (1 << 20))
                        .as(what)
                        .isBetween(60.0, 600.0);
                assertThat(figures.path("cpu").asDouble(-1)).as(what).isBetween(0.0, 1.0);
            }
        });
        JsonNode overview = api.read("/api/performance/overview?window=PT1M");
        for (Service service : Service.values()) {
            JsonNode figures = overview.path("services").path(service.word());
            System.out.printf(
                    "%s: %.1f requests/s, p95 %.0f ms, %.0f MB%n",
                    service.module(),
                    figures.path("throughput").asDouble(0),
                    figures.at("/responseTime/p95Ms").asDouble(0),
                    figures.path("memoryBytes").asDouble(0) / (1 << 20));
        }
        assertThat(api.read("/api/performance/health").path("services").size()).isEqualTo(Service.values().length);
    }

    private static void traffic(Api api) {
        Stream.of(
                        "/api/v1/characters",
                        "/api/v1/scenarios",
                        "/api/v1/analytics/summary",
                        "/api/v1/reports",
                        "/api/performance/health")
                .forEach(api::read);
    }
}
