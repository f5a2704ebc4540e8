package io.novelengine.analytics.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.analytics.Books;
import io.novelengine.analytics.Story;
import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.contract.TurnCommitted;
import io.novelengine.shared.event.EventHandler;
import io.novelengine.shared.event.ReceivedEvent;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import io.novelengine.shared.testing.TestIdentity;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest(schema = "analytics")
class InsightTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-03-01T10:20:30Z");
    private static final String API = "/api/v1/analytics";

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventHandler intake;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final Books books = new Books("analytics");
    private final List<ReceivedEvent> told = new ArrayList<>();
    private final Random dice = new Random(11);

    @BeforeEach
    void empty() {
        books.empty();
        told.clear();
    }

    @Test
    void isEmptyWhenNothingRan() {
        assertThat(get("/summary?to=2026-04-01T00:00:00Z")).hasToString("""
                {"from":"1970-01-01T00:00:00Z","to":"2026-04-01T00:00:00Z","runs":{"total":0,"byStatus":{}},"turns":0,"acts":0,\
                "words":0,"actsByType":[],"characters":[],"durations":{"count":0}}""");
        assertThat(get("/characters").path("items").isEmpty()).isTrue();
        assertThat(get("/timeseries?metric=duration").path("points").isEmpty()).isTrue();
        assertThat(get("/timeseries?metric=turns&bucket=day").path("points").valueStream())
                .hasSizeBetween(48, 49)
                .allSatisfy(point -> assertThat(point.path("value").asInt()).isZero());
        assertThat(get("/realtime").path("lastHour").path("turns").asInt()).isZero();
        web.get()
                .uri(API + "/runs/{id}", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void summariesOfAnySpanCountWhatTheEventsSay() {
        for (var n = 0; n < 30; n++) {
            tell(Story.of(UUID.randomUUID(), dice, 8, n % 3 == 0 ? "attic" : "garden", n % 2 == 0 ? "rules" : "gpt"));
        }
        for (var n = 0; n < 25; n++) {
            var from = START.plusMillis(dice.nextLong(Duration.ofDays(6).toMillis()));
            var to = from.plusMillis(
                    1 + dice.nextLong(Duration.ofDays(n % 2 == 0 ? 4 : 1).toMillis()));
            var turns = turns(event -> !event.at().isBefore(from) && event.at().isBefore(to));
            var summary = get("/summary?top=100&from=" + from + "&to=" + to);

            assertThat(summary.path("turns").asInt()).isEqualTo(turns.size());
            assertThat(summary.path("acts").asLong())
                    .isEqualTo(
                            turns.stream().mapToLong(turn -> turn.acts().size()).sum());
            assertThat(summary.path("words").asLong())
                    .isEqualTo(turns.stream().mapToLong(TurnCommitted::words).sum());
            assertThat(summary.path("actsByType")
                            .valueStream()
                            .mapToLong(kind -> kind.path("acts").asLong())
                            .sum())
                    .isEqualTo(summary.path("acts").asLong());
            var alice = turns.stream()
                    .flatMap(turn -> turn.acts().stream())
                    .filter(act -> act.actor().equals("alice"))
                    .count();
            assertThat(summary.path("characters")
                            .valueStream()
                            .filter(busy -> busy.path("character").asString().equals("alice"))
                            .mapToLong(busy -> busy.path("acts").asLong())
                            .sum())
                    .isEqualTo(alice);
            assertThat(summary.path("runs").path("total").asLong())
                    .isEqualTo(told.stream()
                            .filter(event -> event.event() instanceof RunQueued
                                    && !event.at().isBefore(from)
                                    && event.at().isBefore(to))
                            .count());
        }
        var filtered = get("/summary?scenario=attic&mind=rules");
        var runs = told.stream()
                .map(ReceivedEvent::event)
                .filter(RunQueued.class::isInstance)
                .map(RunQueued.class::cast)
                .filter(run -> run.scenario().equals("attic") && run.mind().equals("rules"))
                .map(RunQueued::run)
                .toList();
        assertThat(filtered.path("runs").path("total").asInt())
                .isEqualTo(runs.size())
                .isPositive();
        assertThat(filtered.path("turns").asInt()).isEqualTo(runs.size() * 8);
        assertThat(get("/summary?scenario=nowhere").path("acts").asInt()).isZero();
        assertThat(get("/summary?top=2").path("actsByType")).hasSize(2);
    }

    @Test
    void percentilesAreExact() {
        var durations = LongStream.rangeClosed(1, 21).mapToObj(n -> n * 100).toList();
        durations.forEach(millis -> told.add(new ReceivedEvent(
                UUID.randomUUID(), "test", START, new RunEnded(UUID.randomUUID(), "COMPLETED", 1, millis, null))));
        intake.handle(told).block(LIMIT);

        var summary = get("/summary").path("durations");
        assertThat(summary)
                .hasToString("{\"count\":21,\"meanMillis\":1100.0,\"p50Millis\":1100.0,\"p95Millis\":2000.0}");
        var series = get("/timeseries?metric=duration&bucket=hour&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z");
        assertThat(series.path("points")).hasSize(1);
        assertThat(series.path("points").path(0))
                .hasToString(
                        "{\"at\":\"2026-03-01T10:00:00Z\",\"value\":21,\"meanMillis\":1100.0,\"p50Millis\":1100.0,\"p95Millis\":2000.0}");
    }

    @ParameterizedTest
    @CsvSource({
        "minute,2026-03-01T10:00:00Z,2026-03-02T10:00:00Z",
        "hour,2026-03-01T00:00:00Z,2026-03-20T00:00:00Z",
        "day,2026-02-20T00:00:00Z,2026-03-20T00:00:00Z"
    })
    void seriesHaveEveryBucketAndAddUp(String bucket, Instant from, Instant to) {
        for (var n = 0; n < 10; n++) {
            tell(Story.of(dice, 8));
        }
        Predicate<ReceivedEvent> within =
                event -> !event.at().isBefore(from) && event.at().isBefore(to);
        for (var metric : List.of("runs", "turns", "acts", "words")) {
            var series = get("/timeseries?metric=%s&bucket=%s&from=%s&to=%s".formatted(metric, bucket, from, to));
            var expected =
                    switch (metric) {
                        case "runs" ->
                            told.stream()
                                    .filter(within)
                                    .filter(event -> event.event() instanceof RunQueued)
                                    .count();
                        case "turns" -> turns(within).size();
                        case "acts" ->
                            turns(within).stream()
                                    .mapToLong(turn -> turn.acts().size())
                                    .sum();
                        default ->
                            turns(within).stream()
                                    .mapToLong(TurnCommitted::words)
                                    .sum();
                    };
            assertThat(series.path("points")
                            .valueStream()
                            .mapToLong(point -> point.path("value").asLong())
                            .sum())
                    .as(metric)
                    .isEqualTo(expected);
            assertThat(series.path("points").size())
                    .isEqualTo((int) (Duration.between(from, to).toMinutes()
                            / switch (bucket) {
                                case "minute" -> 1;
                                case "hour" -> 60;
                                default -> 1440;
                            }));
        }
    }

    @Test
    void charactersComeInPartsTheBusiestFirst() {
        for (var n = 0; n < 5; n++) {
            tell(Story.of(dice, 8));
        }
        var seen = new ArrayList<String>();
        var acts = new ArrayList<Long>();
        var next = "";
        do {
            var page = get("/characters?limit=3" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("items").forEach(item -> {
                seen.add(item.path("character").asString());
                acts.add(item.path("acts").asLong());
                assertThat(item.path("runs").asInt()).isEqualTo(5);
            });
            next = page.path("next").asString("");
        } while (!next.isEmpty());

        assertThat(seen).containsExactlyInAnyOrder("alice", "hatter", "queen", "rabbit");
        assertThat(acts).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(acts.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(turns(event -> true).stream()
                        .mapToLong(turn -> turn.acts().size())
                        .sum());
    }

    @Test
    void figuresAreOfPublicRunsAndOnesOwn() throws SQLException {
        for (var n = 0; n < 12; n++) {
            tell(Story.of(UUID.randomUUID(), dice, 6, n % 3 == 0 ? "attic" : "garden", n % 2 == 0 ? "rules" : "gpt"));
        }
        var run = told.getFirst().event().subject();
        var paths = List.of(
                "/summary?top=100&from=2026-03-01T10:31:00Z&to=2026-03-09T01:02:03Z",
                "/summary?to=2026-04-01T00:00:00Z&scenario=garden",
                "/timeseries?metric=turns&bucket=hour&from=2026-03-01T00:00:00Z&to=2026-03-08T00:00:00Z",
                "/timeseries?metric=acts&bucket=day&from=2026-03-01T00:00:00Z&to=2026-03-08T00:00:00Z&mind=rules",
                "/timeseries?metric=words&bucket=minute&from=2026-03-01T10:00:00Z&to=2026-03-02T10:00:00Z",
                "/timeseries?metric=runs&bucket=day&from=2026-03-01T00:00:00Z&to=2026-03-08T00:00:00Z",
                "/timeseries?metric=duration&bucket=day&from=2026-03-01T00:00:00Z&to=2026-03-08T00:00:00Z",
                "/characters?limit=2",
                "/runs/" + run);
        var bob = new Caller("bob", "bob", Set.of(Role.AUTHOR));
        var ann = new Caller("ann", "ann", Set.of(Role.AUTHOR));
        change("owner = 'bob'");

        assertThat(get("/summary?to=2026-04-01T00:00:00Z").path("turns").asInt())
                .isPositive();
        for (var path : paths) {
            assertThat(get(path, bob)).as(path).isEqualTo(get(path));
        }
        for (var other : List.of(ann, Caller.ANONYMOUS)) {
            assertThat(get("/summary?to=2026-04-01T00:00:00Z", other)
                            .path("turns")
                            .asInt())
                    .isZero();
            assertThat(get("/characters", other).path("items").isEmpty()).isTrue();
            web.get()
                    .uri(API + "/runs/" + run)
                    .header("Authorization", TestIdentity.bearer(other, "analytics"))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        change("is_public = true");
        for (var path : paths) {
            assertThat(get(path, ann)).as(path).isEqualTo(get(path));
        }
    }

    private static void change(String column) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var sql = connection.createStatement()) {
            sql.execute("update analytics.run set " + column);
        }
    }

    private JsonNode get(String path, Caller caller) {
        return json.readTree(web.get()
                .uri(URI.create("http://localhost:" + port + API + path))
                .header("Authorization", TestIdentity.bearer(caller, "analytics"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    @Test
    void realtimeCountsTheLastMinutes() {
        var now = clock.instant();
        var run = UUID.randomUUID();
        intake.handle(List.of(
                        received(now.minusSeconds(1800), new RunQueued(run, "t", "s", List.of("a", "b"), 9, "rules")),
                        received(now.minusSeconds(1500), new TurnCommitted(run, 1, List.of(), 5, "d")),
                        received(now.minusSeconds(60), new TurnCommitted(run, 2, List.of(), 7, "d")),
                        received(
                                now.minusSeconds(7200),
                                new RunQueued(UUID.randomUUID(), "t", "s", List.of(), 9, "rules"))))
                .block(LIMIT);

        var realtime = get("/realtime");
        assertThat(realtime.path("lastFiveMinutes").path("turns").asInt()).isEqualTo(1);
        assertThat(realtime.path("lastHour").path("words").asInt()).isEqualTo(12);
        assertThat(realtime.path("lastHour").path("runsAccepted").asInt()).isEqualTo(1);
        assertThat(realtime.path("running").asInt()).isEqualTo(1);
        assertThat(realtime.path("queued").asInt()).isEqualTo(1);
        assertThat(get("/runs/" + run).path("turns").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/summary?from=yesterday, from",
        "/summary?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from",
        "/summary?to=%2B100000-01-01T00:00:00Z, to",
        "/summary?from=1900-01-01T00:00:00Z, from",
        "/summary?top=0, top",
        "/timeseries, metric",
        "/timeseries?metric=love, metric",
        "/timeseries?metric=runs&bucket=year, bucket",
        "/timeseries?metric=runs&bucket=minute&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z, from",
        "/characters?limit=201, limit",
        "/characters?cursor=%21, cursor",
        "/characters?limit=many, limit",
        "/runs/17, id"
    })
    void refusesWhatItCannotAnswerAndNamesTheField(String path, String field) {
        web.get()
                .uri(uri(path))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private void tell(Story story) {
        var events = story.events().stream()
                .map(event -> received(
                        START.plusMillis(dice.nextLong(Duration.ofDays(9).toMillis())), event))
                .toList();
        told.addAll(events);
        intake.handle(events).block(LIMIT);
    }

    private List<TurnCommitted> turns(Predicate<ReceivedEvent> which) {
        return told.stream()
                .filter(which)
                .map(ReceivedEvent::event)
                .filter(TurnCommitted.class::isInstance)
                .map(TurnCommitted.class::cast)
                .toList();
    }

    private JsonNode get(String path) {
        var body = web.get()
                .uri(uri(path))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(body);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + API + path);
    }

    private static ReceivedEvent received(Instant at, SuiteEvent event) {
        return new ReceivedEvent(UUID.randomUUID(), "test", at, event);
    }
}
