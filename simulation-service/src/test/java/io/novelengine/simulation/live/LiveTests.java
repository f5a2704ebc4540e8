package io.novelengine.simulation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import io.novelengine.shared.testing.TestIdentity;
import io.novelengine.simulation.CharacterStub;
import io.novelengine.simulation.Client;
import io.novelengine.simulation.SimulationServiceApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.DisposableServer;

/** Runs watched over server-sent events and WebSocket while they are played, in real connections. */
@ServiceTest(schema = "simulation_live")
@TestPropertySource(
        properties = {
            "novel.simulation.pace=25ms",
            "novel.live.subscriptions=40",
            "novel.live.client-connections=12",
            "novel.live.stall=2s"
        })
class LiveTests {

    private static final DisposableServer CHARACTERS = CharacterStub.start();
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    @Autowired
    WebTestClient web;

    @Autowired
    MeterRegistry meters;

    @LocalServerPort
    int port;

    Client client;

    @DynamicPropertySource
    static void characters(DynamicPropertyRegistry registry) {
        registry.add("novel.services.character", () -> "http://localhost:" + CHARACTERS.port());
    }

    @BeforeEach
    void client() {
        client = new Client(web);
    }

    @AfterAll
    static void stop() {
        CHARACTERS.disposeNow();
    }

    private String live(String run, String query) {
        return live(port, run, query);
    }

    private static String live(int port, String run, String query) {
        return "ws://localhost:" + port + "/api/v1/simulations/" + run + "/live" + query;
    }

    private String many() {
        return "ws://localhost:" + port + "/api/v1/simulations/live";
    }

    @Test
    void aWatcherIsToldEveryTurnAndStatusOnceAndInOrder() {
        var id = client.start(1, 20);
        try (var watcher = new Watcher(live(id, ""))) {
            watcher.awaitOver(id);
            Watcher.assertWithoutGap(watcher.numbers(id), 0);
            assertThat(watcher.numbers(id)).hasSize(23);
            assertThat(watcher.awaitClose()).isEqualTo(1000);
            var turns = client.get(id, "/turns?limit=200").get("items");
            var told = watcher.events.stream()
                    .filter(event -> event.get("type").asString().equals("turn"))
                    .map(event -> event.get("data"))
                    .toList();
            assertThat(told).hasSize(20);
            for (var i = 0; i < told.size(); i++) {
                assertThat(told.get(i)).isEqualTo(turns.get(i));
            }
            assertThat(watcher.events.stream()
                            .anyMatch(event -> event.get("type").asString().equals("progress")))
                    .isTrue();
        }
        assertThat(meters.get("novel.live.latency").timer().count()).isPositive();
        assertThat(meters.get("novel.live.batch").summary().count()).isPositive();
        Awaitility.await()
                .until(() -> meters.get("novel.live.connections").gauge().value() == 0);
    }

    @Test
    void oneWhoComesBackGoesOnAfterTheLastNumberWithoutGapOrDuplicate() {
        var id = client.start(2, 60);
        var numbers = new ArrayList<Long>();
        while (numbers.size() < 63) {
            try (var watcher = new Watcher(live(id, "?after=" + numbers.size()))) {
                var enough = Math.min(63, numbers.size() + 7);
                var before = numbers.size();
                Awaitility.await()
                        .atMost(Watcher.LIMIT)
                        .until(() -> before + watcher.numbers(id).size() >= enough);
                numbers.addAll(watcher.numbers(id));
            }
        }
        Watcher.assertWithoutGap(numbers, 0);
        assertThat(numbers).hasSize(63);
    }

    @Test
    void eventStreamsGoOnAfterTheLastEventIdAndEndWithTheRun() {
        var id = client.start(3, 10);
        var seen = events(id, null);
        assertThat(seen)
                .extracting(ServerSentEvent::id)
                .filteredOn(each -> each != null)
                .hasSize(13);
        assertThat(events(id, "9")).extracting(ServerSentEvent::id).containsExactly("10", "11", "12", "13");
        web.get()
                .uri("/api/v1/simulations/" + id + "/live")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", "13")
                .exchange()
                .expectStatus()
                .isNoContent();
        web.get()
                .uri("/api/v1/simulations/" + id + "/live?delivery=never")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isBadRequest();
        web.get()
                .uri("/api/v1/simulations/00000000-0000-7000-8000-000000000000/live")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private List<ServerSentEvent<String>> events(String id, String lastEventId) {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri("/api/v1/simulations/" + id + "/live")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(EVENT)
                .filter(event -> event.event() != null && !event.event().equals("progress"))
                .collectList()
                .block(Watcher.LIMIT);
    }

    @Test
    void oneConnectionWatchesMany() {
        try (var watcher = new Watcher(many())) {
            var runs = new ArrayList<String>();
            for (var i = 0; i < 12; i++) {
                runs.add(client.start(100 + i, 8));
                watcher.subscribe(runs.get(i), 0);
            }
            runs.forEach(watcher::awaitOver);
            for (var run : runs) {
                Watcher.assertWithoutGap(watcher.numbers(run), 0);
                assertThat(watcher.numbers(run)).hasSize(11);
            }
        }
    }

    @Test
    void oneWhoUnsubscribesHearsNoMoreAndMayComeBack() {
        var id = client.start(4, 60);
        try (var watcher = new Watcher(many())) {
            watcher.subscribe(id, 0);
            Awaitility.await().atMost(Watcher.LIMIT).until(() -> watcher.last(id) >= 5);
            watcher.say("{\"unsubscribe\":\"" + id + "\"}");
            Awaitility.await()
                    .atMost(Watcher.LIMIT)
                    .during(Duration.ofMillis(300))
                    .until(() -> {
                        var before = watcher.last(id);
                        Thread.onSpinWait();
                        return watcher.last(id) == before;
                    });
            var last = watcher.last(id);
            assertThat(last).isLessThan(63);
            watcher.subscribe(id, last);
            watcher.awaitOver(id);
            Watcher.assertWithoutGap(watcher.numbers(id), 0);
        }
    }

    @Test
    void whatMakesNoSenseIsAnsweredOrEndsTheStream() {
        try (var watcher = new Watcher(many())) {
            watcher.subscribe("00000000-0000-7000-8000-000000000000", 0);
            Awaitility.await().atMost(Watcher.LIMIT).until(() -> !watcher.events.isEmpty());
            var problem = watcher.events.getFirst();
            assertThat(problem.get("type").asString()).isEqualTo("problem");
            assertThat(problem.get("data").get("type").asString()).isEqualTo("urn:novel:problem:not-found");
            watcher.say("{\"subscribe\":7}");
            assertThat(watcher.awaitClose()).isEqualTo(4400);
        }
        try (var watcher = new Watcher(many())) {
            for (var i = 0; i < 201; i++) {
                watcher.say("{\"unsubscribe\":\"00000000-0000-7000-8000-000000000000\"}");
            }
            assertThat(watcher.awaitClose()).isEqualTo(4429);
        }
    }

    @Test
    void oneClientHasSoManyStreamsAndNoMore() {
        var refused = meters.counter("novel.live.refused");
        var before = refused.count();
        var watchers = new ArrayList<Watcher>();
        try {
            for (var i = 0; i < 12; i++) {
                watchers.add(new Watcher(many()));
            }
            Awaitility.await()
                    .atMost(Watcher.LIMIT)
                    .until(() -> meters.get("novel.live.connections").gauge().value() == 12);
            assertThatThrownBy(() -> new Watcher(many()))
                    .cause()
                    .isInstanceOfSatisfying(WebSocketHandshakeException.class, refusal -> assertThat(
                                    refusal.getResponse().statusCode())
                            .isEqualTo(429));
            web.get()
                    .uri("/api/v1/simulations/" + client.start(20, 1) + "/live")
                    .accept(MediaType.TEXT_EVENT_STREAM)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429);
            assertThat(refused.count()).isEqualTo(before + 2);
        } finally {
            watchers.forEach(Watcher::close);
        }
        Awaitility.await()
                .atMost(Watcher.LIMIT)
                .until(() -> meters.get("novel.live.connections").gauge().value() == 0);
        try (var again = new Watcher(many())) {
            assertThat(again.frames).isEmpty();
        }
    }

    @Test
    void theAudienceOfTheBenchmarkHearsEverythingBesideClientsThatNeverRead() throws IOException {
        var service = URI.create("http://localhost:" + port);
        var runs = List.of(client.start(21, 60), client.start(22, 60));
        var token = TestIdentity.token(Caller.OPERATOR, "simulation");
        var audience = new Audience(service, token, runs);
        try (var stuck = new StuckClients(service, token, runs, 2)) {
            audience.join(8);
            assertThat(stuck.connected()).isEqualTo(2);
            assertThat(audience.connected()).isEqualTo(8);
            var heard = new ArrayList<Audience.Heard>();
            Awaitility.await().atMost(Watcher.LIMIT).until(() -> {
                heard.add(audience.take());
                var all = Audience.Heard.all(heard);
                return all.urgent().count() + all.batched().count() == 480;
            });
            var all = Audience.Heard.all(heard);
            assertThat(all.urgent().count()).isEqualTo(240);
            assertThat(all.urgent().at(0.5))
                    .isPositive()
                    .isLessThanOrEqualTo(all.urgent().at(0.99));
            assertThat(audience.faults()).isZero();
        }
        Awaitility.await()
                .atMost(Watcher.LIMIT)
                .until(() -> meters.get("novel.live.connections").gauge().value() == 0);
    }

    @Test
    void deliveryByTimeAndSizeGathersEvents() {
        var id = client.start(5, 60);
        try (var now = new Watcher(live(id, "?delivery=priority"));
                var byTime = new Watcher(live(id, "?delivery=time"));
                var bySize = new Watcher(live(id, "?delivery=size"));
                var adaptive = new Watcher(live(id, "?delivery=adaptive"))) {
            for (var watcher : List.of(now, byTime, bySize, adaptive)) {
                watcher.awaitOver(id);
                Watcher.assertWithoutGap(watcher.numbers(id), 0);
                assertThat(watcher.numbers(id)).hasSize(63);
            }
            assertThat(committedFrames(now)).isGreaterThan(committedFrames(byTime) * 3 / 2);
            assertThat(committedFrames(bySize)).isLessThan(committedFrames(now) / 2);
            assertThat(committedFrames(adaptive)).isLessThan(committedFrames(now));
        }
    }

    private static long committedFrames(Watcher watcher) {
        return watcher.frames.stream()
                .filter(frame -> (frame.isArray() ? frame.get(0) : frame).has("seq"))
                .count();
    }

    @Test
    void aWatcherOfOneInstanceIsToldWhatAnotherPlays() {
        try (var other = instance("novel.simulation.lanes=0")) {
            var id = client.start(6, 30);
            try (var watcher = new Watcher(live(localPort(other), id, ""))) {
                watcher.awaitOver(id);
                Watcher.assertWithoutGap(watcher.numbers(id), 0);
                assertThat(watcher.numbers(id)).hasSize(33);
            }
            var latency =
                    other.getBean(MeterRegistry.class).get("novel.live.latency").timer();
            assertThat(latency.mean(java.util.concurrent.TimeUnit.MILLISECONDS)).isLessThan(500);
        }
    }

    @Test
    void anInstanceThatStopsHandsItsRunsAndWatchersOver() {
        var id = client.start(7, 150);
        client.awaitTurn(id, 2);
        var numbers = new ArrayList<Long>();
        var other = instance("novel.simulation.pace=25ms");
        try (var watcher = new Watcher(live(localPort(other), id, ""))) {
            Awaitility.await().atMost(Watcher.LIMIT).until(() -> watcher.last(id) >= 3);
            other.close();
            assertThat(watcher.awaitClose()).isEqualTo(4012);
            numbers.addAll(watcher.numbers(id));
        }
        try (var watcher = new Watcher(live(id, "?after=" + numbers.getLast()))) {
            watcher.awaitOver(id);
            numbers.addAll(watcher.numbers(id));
        }
        Watcher.assertWithoutGap(numbers, 0);
        assertThat(client.get(id, "").get("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void aStoppedInstanceGivesItsRunsBackAtOnce() throws SQLException {
        var other = instance("novel.simulation.pace=25ms");
        var body = Map.of("scenario", "the-false-pound", "cast", List.of("queequeg", "horatio"), "turns", 60);
        var own = new ArrayList<String>();
        client.post("/batch", Map.of("simulations", Collections.nCopies(60, body)), 200)
                .get("results")
                .forEach(result -> own.add(result.get("body").get("id").asString()));
        var lanes = other.getBean(MeterRegistry.class)
                .get("novel.simulation.lanes.busy")
                .gauge();
        Awaitility.await().atMost(Watcher.LIMIT).until(() -> lanes.value() > 2);
        other.close();
        for (var id : own) {
            var over = client.await(id, "COMPLETED");
            assertThat(over.get("attempts").asInt()).isEqualTo(1);
        }
        try (var connection = Backends.postgres().connect();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from simulation_live.run_change where status = 'QUEUED' and seq > 1"
                                        + " and run_id in ('" + String.join("','", own) + "')")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
        }
    }

    @Test
    void oneWhoNeverReadsIsSentAwayAndHarmsNobody() throws IOException {
        var parent = client.start(9, 50);
        client.await(parent, "COMPLETED");
        var forks = new ArrayList<String>();
        for (var i = 0; i < 39; i++) {
            forks.add(client.post("/" + parent + "/forks", Map.of("turn", 49), 201)
                    .get("id")
                    .asString());
        }
        var slow = meters.counter("novel.live.closed", "reason", "slow");
        var before = slow.count();
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", port));
            var out = socket.getOutputStream();
            out.write(("GET /api/v1/simulations/live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            for (var fork : forks) {
                out.write(masked("{\"subscribe\":\"" + fork + "\"}"));
            }
            out.flush();
            var id = client.start(10, 40);
            try (var watcher = new Watcher(live(id, ""))) {
                watcher.awaitOver(id);
                Watcher.assertWithoutGap(watcher.numbers(id), 0);
            }
            Awaitility.await().atMost(Watcher.LIMIT).until(() -> slow.count() > before);
        }
        Awaitility.await()
                .atMost(Watcher.LIMIT)
                .until(() -> meters.get("novel.live.connections").gauge().value() == 0);
    }

    private static byte[] masked(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(0x80 | bytes.length);
        frame.writeBytes(new byte[4]);
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    @Test
    void theProtocolIsServedAsAsyncApi() {
        web.get()
                .uri("/v3/async-api")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.asyncapi")
                .isEqualTo("3.0.0")
                .jsonPath("$.components.schemas.Frame")
                .exists();
    }

    @Test
    void redisMayGoAndComeWhileRunsAreWatched() {
        var redis = Backends.redis();
        if (!redis.isEmbedded()) {
            return;
        }
        var id = client.start(8, 80);
        try (var watcher = new Watcher(live(id, ""))) {
            Awaitility.await().atMost(Watcher.LIMIT).until(() -> watcher.last(id) >= 5);
            redis.stop();
            Awaitility.await().atMost(Watcher.LIMIT).until(() -> watcher.last(id) >= 25);
            redis.start();
            watcher.awaitOver(id);
            Watcher.assertWithoutGap(watcher.numbers(id), 0);
        } finally {
            redis.start();
        }
    }

    private ConfigurableApplicationContext instance(String... properties) {
        var all = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "novel.services.character=http://localhost:" + CHARACTERS.port()));
        Backends.settings("simulation_live").forEach((name, value) -> all.add(name + "=" + value));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(SimulationServiceApplication.class)
                .initializers(LiveTests::ownLoops)
                .run(all.stream().map(each -> "--" + each).toArray(String[]::new));
    }

    private static void ownLoops(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
            var loops = new ReactorResourceFactory();
            loops.setUseGlobalResources(false);
            return loops;
        });
    }

    private static int localPort(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
