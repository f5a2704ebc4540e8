package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.local.server.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every event is counted once, whatever happens to Redis meanwhile, and a report tells the same figures. */
@ExtendWith(SuiteExtension.class)
class CountsIT {

    private static final String SUMMARY = "/api/v1/analytics/summary";
    private static final String REPORTS = "/api/v1/reports";

    @Test
    void twentyRunsAreCountedOnceThoughRedisIsEmptiedAndKilled(LocalSuite suite, Api api, Simulations simulations)
            throws IOException, InterruptedException {
        Counts before = counts(api);
        List<String> cast = simulations.cast("pequod", 4);
        List<String> ids = new ArrayList<>();
        start(simulations, cast, ids, 7);
        flushAll(suite);
        start(simulations, cast, ids, 7);
        try (Outage outage = Outage.of(suite, RedisServer.NAME)) {
            start(simulations, cast, ids, 3);
            simulations.completed(ids.getLast());
        }
        start(simulations, cast, ids, 3);
        flushAll(suite);
        ids.forEach(simulations::completed);

        long turns = 0;
        long acts = 0;
        for (String id : ids) {
            List<JsonNode> log = simulations.turns(id);
            turns += log.size();
            acts += Simulations.acts(log);
        }
        Counts expected = new Counts(before.runs() + 20, before.turns() + turns, before.acts() + acts);
        assertThat(turns).isEqualTo(20 * 8);
        long begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(counts(api)).isEqualTo(expected));
        System.out.printf(
                "20 runs counted %.1f s after the last was complete: %s%n",
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0, expected);
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(20)).until(() -> counts(api), expected::equals);

        aReportOfThePeriodSaysTheSame(api, expected);
        aReportOfARunSaysWhatItsTurnLogHolds(api, simulations, ids.get(9));
    }

    private static void aReportOfThePeriodSaysTheSame(Api api, Counts expected) {
        String order = """
                {"template": "period", "format": "%s", "period": {"from": "2026-01-01T00:00:00Z", "to": "%s"}}""";
        String soon = Instant.parse(api.read(SUMMARY).path("to").asString())
                .plusSeconds(1)
                .toString();

        JsonNode report = JSON.readTree(report(api, order.formatted("json", soon)));
        String page = report(api, order.formatted("html", soon));

        assertThat(number(report, "Runs")).isEqualTo(expected.runs());
        assertThat(number(report, "Turns")).isEqualTo(expected.turns());
        assertThat(number(report, "Acts")).isEqualTo(expected.acts());
        assertThat(page).contains("<html", "What ran");
        assertThat(page.replaceAll("[,\\s]|<[^>]*>", ""))
                .contains("Runs" + expected.runs(), "Turns" + expected.turns(), "Acts" + expected.acts());
    }

    private static void aReportOfARunSaysWhatItsTurnLogHolds(Api api, Simulations simulations, String id) {
        List<JsonNode> log = simulations.turns(id);

        JsonNode report = JSON.readTree(report(api, """
                {"template": "run", "subject": "%s", "format": "json"}""".formatted(id)));

        JsonNode counted = section(report, "counted").at("/content/tables/0/rows");
        assertThat(cells(counted.get(0)))
                .containsExactly("Turns", Integer.toString(log.size()), Integer.toString(log.size()));
        String acts = Long.toString(Simulations.acts(log));
        assertThat(cells(counted.get(1))).containsExactly("Acts", acts, acts);
        JsonNode turns = section(report, "turns").at("/content/tables/0/rows");
        assertThat(turns.size()).isEqualTo(log.size());
        for (int index = 0; index < log.size(); index++) {
            assertThat(turns.get(index).get(3)).isEqualTo(log.get(index).path("digest"));
        }
    }

    private static final tools.jackson.databind.json.JsonMapper JSON = tools.jackson.databind.json.JsonMapper.shared();

    private static void start(Simulations simulations, List<String> cast, List<String> ids, int runs) {
        for (int run = 0; run < runs; run++) {
            ids.add(simulations.start(Simulations.request("nine-berths", cast, 8, ids.size())));
        }
    }

    private static void flushAll(LocalSuite suite) throws IOException {
        try (Socket redis = new Socket(
                InetAddress.getLoopbackAddress(), suite.record(RedisServer.NAME).port())) {
            redis.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(redis.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
                    .isEqualTo("+OK");
        }
    }

    private static Counts counts(Api api) {
        JsonNode summary = api.read(SUMMARY);
        return new Counts(
                summary.at("/runs/total").asLong(),
                summary.path("turns").asLong(),
                summary.path("acts").asLong());
    }

    private static String report(Api api, String order) {
        JsonNode ordered = api.post(REPORTS, order).expect(202).json();
        String path = REPORTS + "/" + ordered.path("id").asString();
        JsonNode made = await().atMost(Duration.ofSeconds(60))
                .until(() -> api.read(path), now -> List.of("READY", "FAILED")
                        .contains(now.path("status").asString()));
        assertThat(made.path("status").asString()).as(made.toString()).isEqualTo("READY");
        assertThat(made.path("complete").asBoolean()).as(made.toString()).isTrue();
        return api.get(path + "/content").expect(200).body();
    }

    private static JsonNode section(JsonNode report, String id) {
        return report.path("sections")
                .valueStream()
                .filter(section -> section.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static long number(JsonNode report, String figure) {
        return section(report, "head")
                .at("/content/figures")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(figure))
                .mapToLong(each -> Long.parseLong(each.path("value").asString().replace(",", "")))
                .sum();
    }

    private static List<String> cells(JsonNode row) {
        return row.valueStream().map(JsonNode::asString).toList();
    }

    private record Counts(long runs, long turns, long acts) {}
}
