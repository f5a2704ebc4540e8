package io.novelengine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.novelengine.shared.testing.ServiceTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The service over HTTP, with instances that behave and instances that do not. */
@ServiceTest(schema = "monitoring")
class MonitoringServiceTests {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final AtomicLong FLOOD = new AtomicLong();
    private static final StubInstance GATEWAY = StubInstance.telling(StubInstance.metrics(1, 0, 0, 0));
    private static final StubInstance CHARACTER_ONE = StubInstance.telling(StubInstance.metrics(1, 1000, 30, 7));
    private static final StubInstance CHARACTER_TWO = StubInstance.telling(StubInstance.metrics(1, 500, 10, 0));
    private static final StubInstance SIMULATION = StubInstance.hanging();
    private static final StubInstance ANALYTICS = StubInstance.flooding(FLOOD);
    private static final StubInstance REPORT = StubInstance.telling("<html>what?</html>");
    private static final StubInstance MONITORING = StubInstance.telling(StubInstance.metrics(1, 0, 0, 0));

    @Autowired
    WebTestClient web;

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry registry) {
        registry.add("novel.monitoring.interval", () -> "1s");
        registry.add("novel.monitoring.deadline", () -> "800ms");
        registry.add("novel.monitoring.size", () -> "1MB");
        registry.add("novel.monitoring.management-offset", () -> "0");
        registry.add("novel.services.gateway", GATEWAY::url);
        registry.add("novel.services.character", () -> CHARACTER_ONE.url() + "," + CHARACTER_TWO.url());
        registry.add("novel.services.simulation", SIMULATION::url);
        registry.add("novel.services.analytics", ANALYTICS::url);
        registry.add("novel.services.report", REPORT::url);
        registry.add("novel.services.monitoring", MONITORING::url);
    }

    @AfterAll
    static void stop() {
        for (var stub :
                new StubInstance[] {GATEWAY, CHARACTER_ONE, CHARACTER_TWO, SIMULATION, ANALYTICS, REPORT, MONITORING}) {
            stub.die();
        }
    }

    @Test
    void figuresAreWhatOneComputesByHand() {
        await().atMost(LIMIT)
                .until(() -> instance("character", 0).get("samples").asInt() > 0
                        && instance("character", 1).get("samples").asInt() > 0);
        CHARACTER_ONE.tell(StubInstance.metrics(1, 1060, 33.0, 17));
        CHARACTER_TWO.tell(StubInstance.metrics(2, 20, 1.0, 10));
        await().atMost(LIMIT).until(() -> service("character").path("requests").asInt() == 100);

        var character = service("character");
        assertThat(character.get("errorRate").asDouble()).isCloseTo(0.2, within(1e-9));
        assertThat(character.get("clientErrorRate").asDouble()).isZero();
        var times = character.get("responseTime");
        assertThat(times.get("meanMs").asDouble()).isCloseTo(40, within(1e-6));
        assertThat(times.get("p50Ms").asDouble()).isCloseTo(50, within(1e-6));
        assertThat(times.get("p95Ms").asDouble()).isCloseTo(95, within(1e-6));
        assertThat(times.get("p95Within").get("fromMs").asDouble()).isEqualTo(50);
        assertThat(times.get("p95Within").get("toMs").asDouble()).isEqualTo(100);
        assertThat(character.get("cpu").asDouble()).isCloseTo(0.25, within(1e-9));
        assertThat(character.get("memoryBytes").asDouble()).isEqualTo(2000);
        assertThat(character.get("heapUsedBytes").asDouble()).isEqualTo(140);
        assertThat(character.get("since").asString()).startsWith("20");
        assertThat(character.get("endpoints").size()).isEqualTo(1);
        assertThat(character.get("endpoints").get(0).get("uri").asString()).isEqualTo("/a");

        var first = instance("character", 0);
        assertThat(first.get("requests").asInt()).isEqualTo(70);
        assertThat(first.get("throughput").asDouble() * (first.get("samples").asInt() - 1))
                .isCloseTo(70, within(20.0));
        assertThat(get("/api/performance/health")
                        .at("/services/character/status")
                        .asString())
                .isEqualTo("DEGRADED");
    }

    @Test
    void anInstanceThatDiesIsNotReachedFromTheNextScrapeOnAndItsReturnIsSeen() {
        await().atMost(LIMIT)
                .until(() -> instance("monitoring", 0).path("reached").asBoolean());
        var before = instance("monitoring", 0).get("missed").asInt();
        MONITORING.die();
        await().atMost(LIMIT)
                .until(() -> !instance("monitoring", 0).get("reached").asBoolean());

        var dead = instance("monitoring", 0);
        assertThat(dead.get("missed").asInt() - before).isLessThanOrEqualTo(2);
        assertThat(dead.get("reason").asString()).isEqualTo("no connection");
        assertThat(dead.has("memoryBytes")).isFalse();
        assertThat(get("/api/performance/health")
                        .at("/services/monitoring/status")
                        .asString())
                .isEqualTo("DOWN");

        MONITORING.start();
        await().atMost(LIMIT)
                .until(() -> instance("monitoring", 0).get("reached").asBoolean());
    }

    @Test
    void answersThatHangOrFloodOrAreGarbageAreCutOffAndHarmNoOther() {
        await().atMost(LIMIT).until(() -> instance("gateway", 0).get("samples").asInt() >= 2);
        var before = instance("gateway", 0);
        await().atMost(LIMIT)
                .until(() -> instance("gateway", 0).get("samples").asInt()
                        >= before.get("samples").asInt() + 4);

        assertThat(instance("simulation", 0).get("reason").asString()).isEqualTo("no answer within 800 ms");
        assertThat(instance("analytics", 0).get("reason").asString())
                .isEqualTo("the answer is larger than 1048576 bytes");
        assertThat(instance("report", 0).get("reason").asString()).startsWith("the answer is not in the Prometheus");
        assertThat(FLOOD.get() / ANALYTICS.asked.get()).isLessThan(20_000_000L);
        for (var service : new String[] {"simulation", "analytics", "report"}) {
            var instance = instance(service, 0);
            assertThat(instance.get("reached").asBoolean()).isFalse();
            assertThat(instance.has("throughput")).isFalse();
            assertThat(instance.has("cpu")).isFalse();
        }
        assertThat(instance("gateway", 0).get("missed").asInt())
                .isEqualTo(before.get("missed").asInt());
        assertThat(get("/api/performance/overview").at("/suite/status").asString())
                .isEqualTo("DEGRADED");
    }

    @Test
    void tellsTheCourseOfAFigureAndOfAScrapedMetric() {
        await().atMost(LIMIT).until(() -> instance("gateway", 0).get("samples").asInt() >= 3);

        var cpu = get("/api/performance/metrics/cpu?service=gateway&step=PT2S");
        assertThat(cpu.get("unit").asString()).isEqualTo("ratio");
        assertThat(cpu.get("courses").size()).isEqualTo(1);
        assertThat(cpu.at("/courses/0/values").size()).isEqualTo(450);
    }

    @Test
    void listsMetricsWithTheirMeaning() {
        await().atMost(LIMIT).until(() -> instance("gateway", 0).get("samples").asInt() >= 2);

        var names = get("/api/performance/metrics").get("items");
        assertThat(names.toString())
                .contains("\"name\":\"response-time-p95\"")
                .contains("\"meaning\":\"95 % of the requests took no longer\"")
                .contains("\"name\":\"process_cpu_usage\",\"type\":\"gauge\",\"meaning\":\"Processors\"")
                .doesNotContain("jvm_buffer_count_buffers");

        var memory = get("/api/performance/metrics/jvm_memory_used_bytes?service=gateway&step=PT5S");
        assertThat(memory.get("courses").size()).isEqualTo(3);
        assertThat(memory.at("/courses/0/instance").asString()).isEqualTo(GATEWAY.url());
        assertThat(memory.at("/courses/2/labels/id").asString()).isEqualTo("Code");
        assertThat(memory.at("/courses/2/values").valueStream().filter(JsonNode::isNumber))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.asDouble()).isEqualTo(500));
    }

    @Test
    void givesTheTextOfTheSuite() {
        await().atMost(LIMIT).until(() -> instance("gateway", 0).get("samples").asInt() >= 2);

        var text = web.get()
                .uri("/legacy/metrics")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "text/plain;version=0.0.4;charset=utf-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(text)
                .contains("process_cpu_usage{instance=\"" + GATEWAY.url() + "\",service=\"gateway\"} 0.25\n")
                .contains("up{instance=\"" + GATEWAY.url() + "\",service=\"gateway\"} 1.0\n")
                .contains("up{instance=\"" + SIMULATION.url() + "\",service=\"simulation\"} 0.0\n")
                .doesNotContain("/actuator");
        var heads = text.lines().filter(line -> line.startsWith("# TYPE")).toList();
        assertThat(heads).doesNotHaveDuplicates().contains("# TYPE http_server_requests_seconds histogram");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/performance/overview?window=PT2M, 400, window",
        "/api/performance/overview?window=5m, 400, window",
        "/api/performance/metrics/cpu?step=PT1H&from=yesterday, 400, from",
        "/api/performance/metrics/cpu?by=colour, 400, by",
        "/api/performance/metrics/cpu?service=nobody, 400, service",
        "/api/performance/metrics/nothing, 404, ''"
    })
    void refusesWhatItCannotAnswer(String path, int status, String field) {
        var problem = web.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(problem.at("/errors/0/field").asString("")).isEqualTo(field);
    }

    private JsonNode instance(String service, int number) {
        return service(service).at("/instances/" + number);
    }

    private JsonNode service(String service) {
        return get("/api/performance/overview?window=PT1M").at("/services/" + service);
    }

    private JsonNode get(String path) {
        return web.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
