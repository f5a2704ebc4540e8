package io.novelengine.report.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.novelengine.report.compose.Report;
import io.novelengine.report.order.Upstream.Answer;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest(schema = "report")
class ReportTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Upstream SIMULATION = new Upstream();
    private static final Upstream ANALYTICS = new Upstream();
    private static final UUID RUN = UUID.fromString("019a8000-0000-7000-8000-000000000001");
    private static final String RUN_PATH = "/api/v1/simulations/" + RUN;
    private static final String COUNTED_PATH = "/api/v1/analytics/runs/" + RUN;

    private static final String RUN_JSON = """
            {"id":"%s","title":"The <script>alert(1)</script> garden & more","status":"COMPLETED","turn":3,"turns":3,"seed":7,
             "mind":"rules","scenario":"garden","digest":"d3","priority":"NORMAL","manifest":{"engine":"1"},
             "cast":[{"slug":"alice","name":"Alice \\"A\\" Liddell"},"hatter",{"slug":"queen","name":"The Queen"}],
             "createdAt":"2026-03-01T10:00:00Z","startedAt":"2026-03-01T10:00:01Z","finishedAt":"2026-03-01T10:00:03.500Z"}
            """.formatted(RUN);
    private static final String FIRST_TURNS = """
            {"items":[
              {"number":1,"digest":"d1","tension":0.2,"prose":"One two three.","events":[
                {"id":"e1","type":"ASK","actor":"alice","target":"hatter","place":"lawn","outcome":"SUCCESS",
                 "reasons":[{"motive":"curiosity","weight":0.5}],"causes":[]},
                {"id":"e2","type":"FLEE","actor":"hatter","target":null,"outcome":"FAIL"}]},
              {"number":2,"digest":"d2","tension":0.7,"prose":"Four.","events":[
                {"id":"e3","type":"ASK","actor":"alice","target":"hatter","outcome":"PARTIAL"},
                {"id":"e4","type":"WEATHER","outcome":"SUCCESS"},
                {"id":"e6","type":"OPENING","actor":"","target":"","outcome":"SUCCESS"}]}],
             "next":"2"}""";
    private static final String LAST_TURNS = """
            {"items":[{"number":3,"digest":"d3","tension":0.4,"prose":"","events":[
                {"id":"e5","type":"ASK","actor":"hatter","target":"alice","outcome":"SUCCESS"}]}],"next":null}""";
    private static final String COUNTED = """
            {"run":"%s","status":"COMPLETED","turns":3,"acts":4,"words":4,"waitedMillis":1000,"durationMillis":2500}""".formatted(RUN);
    private static final String SUMMARY = """
            {"from":"2026-03-01T00:00:00Z","to":"2026-03-04T00:00:00Z","runs":{"total":20,"byStatus":{"COMPLETED":19,"FAILED":1}},
             "turns":1234,"acts":5678,"words":91011,"actsByType":[{"type":"ASK","acts":5000},{"type":"FLEE","acts":678}],
             "characters":[{"character":"alice","acts":4000,"outcomes":{"FAIL":1000,"SUCCESS":3000}}],
             "durations":{"count":20,"meanMillis":1500.5,"p50Millis":1400.0,"p95Millis":2900.0}}""";
    private static final String DAYS = """
            {"metric":"runs","bucket":"day","points":[{"at":"2026-03-01T00:00:00Z","value":12},
             {"at":"2026-03-02T00:00:00Z","value":0},{"at":"2026-03-03T00:00:00Z","value":8}]}""";

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("novel.services.simulation", SIMULATION::base);
        registry.add("novel.services.analytics", ANALYTICS::base);
    }

    @Autowired
    private WebTestClient web;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Orders orders;

    @Autowired
    private BackgroundLoop worker;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void everythingIsThere() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        SIMULATION.reset();
        ANALYTICS.reset();
        SIMULATION.answer(RUN_PATH, RUN_JSON);
        SIMULATION.answer(
                RUN_PATH + "/turns",
                uri -> Mono.just(new Answer(200, uri.contains("after=2") ? LAST_TURNS : FIRST_TURNS)));
        ANALYTICS.answer(COUNTED_PATH, COUNTED);
        ANALYTICS.answer("/api/v1/analytics/summary", SUMMARY);
        ANALYTICS.answer("/api/v1/analytics/timeseries", DAYS);
        sql("truncate report.report cascade");
    }

    @AfterEach
    void theWorkerIsAtWork() {
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    @Test
    void aRunReportShowsTheFiguresOfTheTurnsAndOfAnalytics() {
        var report = json(order("{\"template\":\"run\",\"subject\":\"%s\",\"format\":\"json\"}".formatted(RUN)));

        assertThat(report.path("sections").valueStream().map(section -> section.path("id")
                        .asString()))
                .containsExactly("head", "cast", "tension", "relations", "turns", "counted", "timings");
        assertThat(figure(report, 0, "Turns")).isEqualTo("3 of 3");
        assertThat(figure(report, 0, "Scenario")).isEqualTo("garden");
        var cast = content(report, 1).path("charts").path(0);
        assertThat(cast.path("series").toString()).isEqualTo("[\"success\",\"partial\",\"fail\"]");
        assertThat(cast.path("points").toString())
                .isEqualTo(
                        "[{\"label\":\"Alice \\\"A\\\" Liddell\",\"values\":[1.0,1.0,0.0]},"
                                + "{\"label\":\"hatter\",\"values\":[1.0,0.0,1.0]},{\"label\":\"The Queen\",\"values\":[0.0,0.0,0.0]}]");
        assertThat(content(report, 2).path("charts").path(0).path("points").size())
                .isEqualTo(3);
        assertThat(content(report, 3).path("tables").path(0).path("rows").toString())
                .isEqualTo("[[\"Alice \\\"A\\\" Liddell\",\"–\",\"2\"],[\"hatter\",\"1\",\"–\"]]");
        assertThat(content(report, 4).path("tables").path(0).path("rows").toString())
                .isEqualTo("[[\"1\",\"2\",\"3\",\"d1\"],[\"2\",\"1\",\"1\",\"d2\"],[\"3\",\"1\",\"0\",\"d3\"]]");
        assertThat(content(report, 5).path("notes").path(0).asString())
                .isEqualTo("Analytics and the log of turns agree.");
        assertThat(figure(report, 5, "Duration")).isEqualTo("2.50 s");
        assertThat(figure(report, 6, "Took")).isEqualTo("2.50 s");
    }

    @Test
    void whatIsNeededIsFetchedOnce() {
        order("{\"template\":\"run\",\"subject\":\"%s\"}".formatted(RUN));

        assertThat(SIMULATION.asked(RUN_PATH))
                .as("once for the order, once for the report")
                .isEqualTo(2);
        assertThat(SIMULATION.asked(RUN_PATH + "/turns")).as("two pages").isEqualTo(2);
        assertThat(ANALYTICS.asked(COUNTED_PATH)).isEqualTo(1);
    }

    @Test
    void sectionsAreMadeSideBySide() {
        var counted = Sinks.empty();
        ANALYTICS.answer(COUNTED_PATH, uri -> {
            counted.tryEmitEmpty();
            return Mono.just(new Answer(200, COUNTED));
        });
        SIMULATION.answer(RUN_PATH + "/turns", uri -> counted.asMono().thenReturn(new Answer(200, LAST_TURNS)));

        var id = order("{\"template\":\"run\",\"subject\":\"%s\"}".formatted(RUN));

        assertThat(get(id).complete())
                .as("turns come only after analytics was asked")
                .isTrue();
    }

    @Test
    void htmlIsEscapedAndStandsAlone() {
        var id = order("{\"template\":\"run\",\"subject\":\"%s\"}".formatted(RUN));
        var html = web.get()
                .uri("/api/v1/reports/{id}/content", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none'.*")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>The &lt;script&gt;alert(1)&lt;/script&gt; garden &amp; more</title>")
                .contains(
                        "<svg viewBox", "<polyline points=", "aria-labelledby=\"cast-chart-0\"", "Alice \"A\" Liddell")
                .contains("prefers-color-scheme: dark", "@media print")
                .doesNotContain("<script", "src=", "href=", "http://", "https://", "incomplete");
    }

    @Test
    void aPeriodReportShowsTheFiguresOfAnalytics() {
        var report = json(order(PERIOD_ORDER.formatted("json")));

        assertThat(report.path("sections").valueStream().map(section -> section.path("id")
                        .asString()))
                .containsExactly("head", "days", "statuses", "durations", "characters", "kinds");
        assertThat(figure(report, 0, "Runs")).isEqualTo("20");
        assertThat(figure(report, 0, "Acts")).isEqualTo("5,678");
        assertThat(content(report, 1).path("charts").path(0).path("points").toString())
                .isEqualTo("[{\"label\":\"2026-03-01\",\"values\":[12.0]},{\"label\":\"2026-03-02\",\"values\":[0.0]},"
                        + "{\"label\":\"2026-03-03\",\"values\":[8.0]}]");
        assertThat(content(report, 2).path("tables").path(0).path("rows").toString())
                .isEqualTo("[[\"completed\",\"19\"],[\"failed\",\"1\"]]");
        assertThat(figure(report, 3, "Median")).isEqualTo("1.40 s");
        assertThat(ANALYTICS.asked("/api/v1/analytics/summary")).isEqualTo(1);
    }

    @Test
    void whatAnalyticsDoesNotGiveIsShownAsMissing() {
        ANALYTICS.refuse(COUNTED_PATH, 500);
        var id = order("{\"template\":\"run\",\"subject\":\"%s\"}".formatted(RUN));

        var answer = get(id);
        assertThat(answer.complete()).isFalse();
        assertThat(answer.sections())
                .filteredOn(section -> section.missing() != null)
                .extracting(Order.Made::id, Order.Made::missing)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "counted", "The analytics service answered with status 500."));
        assertThat(html(id))
                .contains(
                        "This report is incomplete.", "Missing: The analytics service answered with status 500.", "d3");
    }

    @Test
    void whatSimulationDoesNotGiveIsShownAsMissing() {
        SIMULATION.refuse(RUN_PATH, 503);
        SIMULATION.answer(RUN_PATH + "/turns", uri -> Mono.never());
        var id = order("{\"template\":\"run\",\"subject\":\"%s\"}".formatted(RUN));

        assertThat(get(id).sections())
                .filteredOn(section -> section.missing() == null)
                .extracting(Order.Made::id)
                .containsExactly("counted");
        assertThat(get(id).sections())
                .extracting(Order.Made::missing)
                .contains(
                        "The simulation service answered with status 503.",
                        "The simulation service did not answer in time.");
        assertThat(html(id)).contains("incomplete", "<dt>Acts</dt><dd>4</dd>");
    }

    @Test
    void aReportOfNoRunIsRefused() {
        var nobody = UUID.randomUUID();
        refused("{\"template\":\"run\",\"subject\":\"%s\"}".formatted(nobody), "subject", "there is no such run");
    }

    @Test
    void aReportOfARunThatTurnsOutNotToExistFails() {
        var gone = UUID.randomUUID();
        SIMULATION.refuse("/api/v1/simulations/" + gone, 503);
        worker.stop();
        var id = place("{\"template\":\"run\",\"subject\":\"%s\"}".formatted(gone));
        SIMULATION.refuse("/api/v1/simulations/" + gone, 404);
        worker.start();

        await().atMost(LIMIT).until(() -> get(id).status() == Status.FAILED);
        assertThat(get(id).failure()).isEqualTo("The simulation service knows no run " + gone + ".");
        web.get()
                .uri("/api/v1/reports/{id}/content", id)
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void thereIsAConflictUntilTheReportIsReady() {
        worker.stop();
        var id = place(PERIOD_ORDER.formatted("html"));
        web.get()
                .uri("/api/v1/reports/{id}/content", id)
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:conflict");
        assertThat(get(id).status()).isEqualTo(Status.QUEUED);
        worker.start();
        await().atMost(LIMIT).until(() -> get(id).status() == Status.READY);
    }

    @Test
    void whatAWorkerBeganBeforeItDiedIsFinishedByTheNext() {
        worker.stop();
        var id = place(PERIOD_ORDER.formatted("html"));
        var dead = orders.claim(1, Duration.ofSeconds(2)).block(LIMIT).getFirst();
        worker.start();

        await().atMost(LIMIT).until(() -> get(id).status() == Status.READY);
        assertThat(orders.fail(dead, "too late").block(LIMIT)).isFalse();
        assertThat(orders.finish(dead, new Report("", "", Instant.EPOCH, List.of()), "too late")
                        .block(LIMIT))
                .isFalse();
        assertThat(get(id).status()).isEqualTo(Status.READY);
        assertThat(html(id)).contains("What ran");
    }

    @Test
    void anOrderThatKillsEveryWorkerIsGivenUp() {
        worker.stop();
        var id = place(PERIOD_ORDER.formatted("html"));
        sql("update report.report set status = 'RUNNING', fence = 5, lease_until = now()");
        worker.start();

        await().atMost(LIMIT).until(() -> get(id).status() == Status.FAILED);
        assertThat(get(id).failure()).isEqualTo("It was begun 5 times and never finished.");
    }

    @Test
    void twoWorkersNeverClaimTheSameOrder() {
        worker.stop();
        for (var n = 0; n < 20; n++) {
            place(PERIOD_ORDER.formatted("html"));
        }
        var lease = Duration.ofSeconds(30);
        var claimed = Mono.zip(orders.claim(15, lease), orders.claim(15, lease)).block(LIMIT);

        var ids = new java.util.ArrayList<>(
                claimed.getT1().stream().map(Order::id).toList());
        ids.addAll(claimed.getT2().stream().map(Order::id).toList());
        assertThat(ids).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void theSameKeyGivesTheSameOrder() {
        var first = placeWithKey("k1", PERIOD_ORDER.formatted("html"))
                .expectStatus()
                .isAccepted()
                .expectBody(OrderAnswer.class)
                .returnResult()
                .getResponseBody();
        var second = placeWithKey("k1", PERIOD_ORDER.formatted("html"))
                .expectStatus()
                .isAccepted()
                .expectBody(OrderAnswer.class)
                .returnResult()
                .getResponseBody();
        assertThat(second.id()).isEqualTo(first.id());
        placeWithKey("k1", PERIOD_ORDER.formatted("json")).expectStatus().isEqualTo(409);
    }

    @Test
    void listsTheLatestFirstInParts() {
        worker.stop();
        var ids = new java.util.ArrayList<UUID>();
        for (var n = 0; n < 5; n++) {
            ids.addFirst(place(PERIOD_ORDER.formatted("html")));
        }
        var seen = new java.util.ArrayList<UUID>();
        String cursor = null;
        do {
            var uri = "/api/v1/reports?limit=2" + (cursor == null ? "" : "&cursor=" + cursor);
            var page = web.get()
                    .uri(uri)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(OrderAnswer.Page.class)
                    .returnResult()
                    .getResponseBody();
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @Test
    void namesItsTemplates() {
        web.get()
                .uri("/api/v1/reports/templates")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].name")
                .isEqualTo("run")
                .jsonPath("$.items[1].name")
                .isEqualTo("period")
                .jsonPath("$.items[1].sections.length()")
                .isEqualTo(6);
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                arguments("{}", "template", "must be one of run, period"),
                arguments("{\"template\":\"novel\"}", "template", "must be one of run, period"),
                arguments("{\"template\":\"run\"}", "subject", "is required: the id of a run"),
                arguments("{\"template\":\"run\",\"subject\":\"1-1-1-1-1\"}", "subject", "is not the id of a run"),
                arguments(
                        "{\"template\":\"run\",\"subject\":\"x\",\"format\":\"pdf\"}",
                        "format",
                        "must be one of html, json"),
                arguments("{\"template\":\"period\"}", "period.from", "is required"),
                arguments(
                        "{\"template\":\"period\",\"period\":{\"from\":\"2026-01-02T00:00:00Z\"}}",
                        "period.to",
                        "is required"),
                arguments(
                        "{\"template\":\"period\",\"period\":{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}}",
                        "period.from",
                        "must be before 'period.to'"),
                arguments(
                        "{\"template\":\"period\",\"period\":{\"from\":\"2000-01-02T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}}",
                        "period",
                        "must not be longer than 1830 days"),
                arguments(
                        "{\"template\":\"period\",\"period\":{\"from\":\"yesterday\"}}",
                        "period.from",
                        "'yesterday' is not a date or time in ISO 8601"),
                arguments("{\"template\":\"period\",\"colour\":\"red\"}", "colour", "is not a known field"));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void refusesWhatItCannotMake(String body, String field, String message) {
        refused(body, field, message);
    }

    @Test
    void anUnknownReportIsNotFound() {
        web.get()
                .uri("/api/v1/reports/{id}", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
        web.get()
                .uri("/api/v1/reports/17")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("id");
        web.get()
                .uri("/api/v1/reports?limit=0")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        web.get()
                .uri("/api/v1/reports?cursor=x")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("cursor");
    }

    private static final String PERIOD_ORDER =
            "{\"template\":\"period\",\"period\":{\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-04T00:00:00Z\"},\"format\":\"%s\"}";

    private UUID order(String body) {
        var id = place(body);
        await().atMost(LIMIT).until(() -> get(id).status() == Status.READY);
        return id;
    }

    private UUID place(String body) {
        var answer = web.post()
                .uri("/api/v1/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .exists("Location")
                .expectBody(OrderAnswer.class)
                .returnResult()
                .getResponseBody();
        return answer.id();
    }

    private WebTestClient.ResponseSpec placeWithKey(String key, String body) {
        return web.post()
                .uri("/api/v1/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }

    private void refused(String body, String field, String message) {
        web.post()
                .uri("/api/v1/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[?(@.field=='" + field + "')].message")
                .isEqualTo(message);
    }

    private OrderAnswer get(UUID id) {
        return web.get()
                .uri("/api/v1/reports/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(OrderAnswer.class)
                .returnResult()
                .getResponseBody();
    }

    private String html(UUID id) {
        return web.get()
                .uri("/api/v1/reports/{id}/content", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode json(UUID id) {
        return json.readTree(html(id));
    }

    private static JsonNode content(JsonNode report, int section) {
        return report.path("sections").path(section).path("content");
    }

    private static String figure(JsonNode report, int section, String name) {
        return content(report, section)
                .path("figures")
                .valueStream()
                .filter(figure -> figure.path("name").asString().equals(name))
                .map(figure -> figure.path("value").asString())
                .findFirst()
                .orElseThrow();
    }

    private static void sql(String sql) {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
