package io.novelengine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.shared.testing.Backends;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What outlives the process, and what does not outlive its time. */
class HistoryTests {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String SCHEMA = "monitoring_history";

    private final StubInstance stub = StubInstance.telling(StubInstance.metrics(1, 100, 3, 0));
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();

    @BeforeEach
    void forget() throws SQLException {
        Backends.settings(SCHEMA);
        execute("drop schema if exists " + SCHEMA + " cascade");
        execute("create schema " + SCHEMA + " authorization novel_" + SCHEMA);
    }

    @AfterEach
    void stop() throws SQLException {
        services.forEach(ConfigurableApplicationContext::close);
        stub.die();
        execute("alter role novel_" + SCHEMA + " login");
    }

    @Test
    void aRestartKeepsTheHistory() {
        var web = start(Map.of());
        await().atMost(LIMIT).until(() -> hour(web).at("/samples").asInt() > 0);
        stub.tell(StubInstance.metrics(1, 140, 5, 0));
        await().atMost(LIMIT).until(() -> hour(web).path("requests").asInt() == 40);
        await().atMost(LIMIT)
                .until(() -> saved("measurement where array_length(series, 1) > 4 and covered_seconds > 0") > 0
                        && get(web, "/api/performance/overview")
                                .at("/history/available")
                                .asBoolean());
        var since = Instant.parse(hour(web).get("since").asString());
        await().atMost(LIMIT)
                .until(() -> saved("measurement m join series s on s.id = any(m.series)"
                                + " where s.series like 'http_server_requests_seconds_count%'")
                        > 0);
        services.removeLast().close();
        stub.die();

        var again = start(Map.of());
        await().atMost(LIMIT).until(() -> hour(again).path("requests").asInt() == 40);
        assertThat(hour(again).at("/responseTime/meanMs").asDouble()).isEqualTo(50);
        assertThat(hour(again).at("/responseTime/p50Ms").asDouble()).isEqualTo(50);
        assertThat(Instant.parse(hour(again).get("since").asString()))
                .isBetween(since.minusSeconds(1), since.plusSeconds(1));
        assertThat(hour(again).at("/instances/0/reached").asBoolean(true)).isFalse();
    }

    @Test
    void whatMemoryNoLongerHasComesFromTheDatabase() throws SQLException {
        var web = start(Map.of());
        await().atMost(LIMIT)
                .until(() -> saved("measurement where service = 'character' and array_length(series, 1) > 0") > 0);
        execute("""
                insert into %1$s.measurement
                select service, instance, now() - interval '270 minutes', now() - interval '270 minutes 1 second',
                       now() - interval '270 minutes', 1, 1, 0, series, value
                from %1$s.measurement where service = 'character' and array_length(series, 1) > 0 limit 1
                """.formatted(SCHEMA));
        var from = Instant.now().minus(Duration.ofHours(6));

        var cpu = get(web, "/api/performance/metrics/cpu?service=character&step=PT1H&from=" + from);

        assertThat(cpu.get("complete").asBoolean()).isTrue();
        assertThat(cpu.at("/courses/0/values").toString()).startsWith("[null,0.25,null,null,null,");
    }

    @Test
    void rowsThatAreTooOldAreDeletedInBatches() throws SQLException {
        var first = start(Map.of());
        await().atMost(LIMIT).until(() -> saved("measurement") > 0);
        execute("""
                insert into %1$s.measurement
                select 'character', 'http://old', now() - interval '25 hours' - i * interval '1 minute',
                       now(), now(), 1, 1, 0, '{}', '{}'
                from generate_series(1, 250) i
                """.formatted(SCHEMA));
        execute("insert into " + SCHEMA + ".series (service, kind, series, seen_at)"
                + " values ('character', 'GAUGE', 'novel_gone', now() - interval '2 days')");
        services.removeLast().close();

        start(Map.of("novel.monitoring.history.batch", "100"));

        await().atMost(LIMIT).until(() -> saved("measurement where instance = 'http://old'") == 0);
        await().atMost(LIMIT).until(() -> saved("series where series = 'novel_gone'") == 0);
        assertThat(saved("measurement")).isPositive();
        assertThat(saved("series")).isPositive();
        assertThat(first).isNotNull();
    }

    @Test
    void goesOnFromMemoryWhilePostgresIsAwayAndSavesAfterwards() throws SQLException {
        var web = start(Map.of());
        await().atMost(LIMIT).until(() -> available(web));
        execute("alter role novel_" + SCHEMA + " nologin");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'novel_" + SCHEMA + "'");
        await().atMost(LIMIT).until(() -> !available(web));
        var samples = hour(web).get("samples").asInt();

        stub.tell(StubInstance.metrics(1, 130, 5, 0));
        await().atMost(LIMIT).until(() -> hour(web).path("requests").asInt() == 30);
        assertThat(hour(web).get("samples").asInt()).isGreaterThan(samples);
        assertThat(get(web, "/api/performance/overview")
                        .at("/history/unsavedRows")
                        .asInt())
                .isPositive();
        var old = get(
                web,
                "/api/performance/metrics/cpu?step=PT1H&from=" + Instant.now().minus(Duration.ofHours(3)));
        assertThat(old.get("complete").asBoolean()).isFalse();

        execute("alter role novel_" + SCHEMA + " login");
        await().atMost(LIMIT).until(() -> available(web));
        await().atMost(LIMIT)
                .until(() -> saved("measurement m join series s on s.id = any(m.series)"
                                + " where s.series like 'http_server_requests_seconds_count%'")
                        > 0);
    }

    private static boolean available(WebTestClient web) {
        return get(web, "/api/performance/overview").at("/history/available").asBoolean();
    }

    private static JsonNode hour(WebTestClient web) {
        return get(web, "/api/performance/overview?window=PT1H").at("/services/character");
    }

    private WebTestClient start(Map<String, String> more) {
        var settings = new java.util.HashMap<String, Object>(Backends.settings(SCHEMA));
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("novel.monitoring.interval", "500ms");
        settings.put("novel.monitoring.deadline", "400ms");
        settings.put("novel.monitoring.management-offset", "0");
        settings.put("novel.monitoring.history.row", "2s");
        settings.put("novel.monitoring.history.rest", "200ms");
        settings.put("novel.services.character", stub.url());
        for (var service : List.of("gateway", "simulation", "analytics", "report", "monitoring")) {
            settings.put("novel.services." + service, "http://localhost:1");
        }
        settings.putAll(more);
        var service = new SpringApplicationBuilder(MonitoringServiceApplication.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        services.add(service);
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + service.getEnvironment().getProperty("local.server.port"))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 20))
                .build();
    }

    private static JsonNode get(WebTestClient web, String path) {
        return web.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static int saved(String what) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
            try (var result = statement.executeQuery("select count(*) from " + what)) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
