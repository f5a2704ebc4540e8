package io.novelengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import io.novelengine.simulation.engine.Engine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.DisposableServer;
import tools.jackson.databind.JsonNode;

/** Holding, changing, forking and proving runs, each turn committed by itself and some way apart. */
@ServiceTest(schema = "simulation_steering")
@TestPropertySource(
        properties = {"novel.simulation.pace=40ms", "novel.simulation.retry=20ms", "novel.simulation.patience=600ms"})
class SteeringTests {

    private static final DisposableServer CHARACTERS = CharacterStub.start();
    private static final Map<String, String> STORM = Map.of("type", "inject", "text", "A storm broke over the town.");

    @Autowired
    WebTestClient web;

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

    @Test
    void aPausedRunStandsStillAndGoesOnToTheSameDigest() {
        var undisturbed = client.await(client.start(21, 30), "COMPLETED");
        var id = client.start(21, 30);
        client.awaitTurn(id, 3);
        var paused = client.post("/" + id + "/pause", null, 200);
        assertThat(paused.get("status").asString()).isEqualTo("PAUSED");
        var turn = paused.get("turn").asInt();
        assertThat(turn).isBetween(3, 29);
        for (var step = 1; step <= 2; step++) {
            client.post("/" + id + "/step", null, 202);
            assertThat(client.await(id, "PAUSED").get("turn").asInt()).isEqualTo(turn + step);
        }
        client.post("/" + id + "/resume", null, 202);
        var over = client.await(id, "COMPLETED");
        assertThat(over.get("digest")).isEqualTo(undisturbed.get("digest"));
        assertThat(over.get("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void aCancelledRunKeepsItsTurnsAndGetsNoMore() throws SQLException {
        var id = client.start(22, 100);
        client.awaitTurn(id, 2);
        var cancelled = client.post("/" + id + "/cancel", null, 200);
        assertThat(cancelled.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.hasNonNull("finishedAt")).isTrue();
        var turns = cancelled.get("turn").asInt();
        client.await(client.start(23, 5), "COMPLETED");
        assertThat(client.get(id, "").get("turn").asInt()).isEqualTo(turns);
        assertThat(client.get(id, "/turns?limit=200").get("items")).hasSize(turns);
        assertThat(count("select count(*) from simulation_steering.run_queue where run_id = '" + id + "'"))
                .isZero();
        assertThat(count("select count(*) from simulation_steering.outbox where type = 'run.ended' and subject = '" + id
                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void impossibleCommandsAreConflictsThatSayWhy() {
        var id = client.start(24, 2);
        client.await(id, "COMPLETED");
        for (var command : List.of("pause", "resume", "step", "cancel")) {
            var problem = client.post("/" + id + "/" + command, null, 409);
            assertThat(problem.get("type").asString()).isEqualTo("urn:novel:problem:conflict");
            assertThat(problem.get("detail").asString())
                    .contains("over (completed)")
                    .contains(command);
        }
        assertThat(client.post("/" + id + "/interventions", STORM, 409)
                        .get("detail")
                        .asString())
                .contains("over");
        var paused = client.start(24, 50);
        client.awaitTurn(paused, 1);
        client.post("/" + paused + "/pause", null, 200);
        client.post("/" + paused + "/pause", null, 409);
        client.post("/" + paused + "/cancel", null, 200);
        client.post("/" + paused + "/resume", null, 409);
        client.post("/00000000-0000-7000-8000-000000000000/pause", null, 404);
    }

    @Test
    void anInterventionIsPlayedInTheNextTurnAndReplayedToTheSameDigest() {
        var undisturbed = client.await(client.start(25, 15), "COMPLETED");
        var id = client.start(25, 15);
        client.awaitTurn(id, 2);
        var kept = client.post("/" + id + "/interventions", STORM, 201);
        var turn = kept.get("turn").asInt();
        var over = client.await(id, "COMPLETED");
        assertThat(over.get("digest")).isNotEqualTo(undisturbed.get("digest"));
        var played = client.get(id, "/turns?limit=1&after=" + (turn - 1))
                .get("items")
                .get(0);
        assertThat(texts(played)).contains("A storm broke over the town.");
        var replay = client.post("/" + id + "/replay", null, 200);
        assertThat(replay.get("identical").asBoolean()).isTrue();
        assertThat(replay.get("digest")).isEqualTo(over.get("digest"));
        assertThat(client.get(id, "/interventions").get("items")).hasSize(1);
    }

    private static List<String> texts(JsonNode turn) {
        var texts = new ArrayList<String>();
        turn.get("events").forEach(event -> texts.add(event.path("text").asString("")));
        return texts;
    }

    @Test
    void aMutedCharacterDoesNothingUntilUnmuted() {
        var id = client.start(26, 20);
        client.awaitTurn(id, 1);
        var turn = client.post("/" + id + "/pause", null, 200).get("turn").asInt();
        client.post("/" + id + "/interventions", Map.of("type", "mute", "character", "queequeg"), 201);
        for (var step = 1; step <= 4; step++) {
            client.post("/" + id + "/step", null, 202);
            client.await(id, "PAUSED");
        }
        client.get(id, "/turns?limit=200&after=" + turn).get("items").forEach(each -> each.get("events")
                .forEach(event -> assertThat(event.get("actor").asString()).isNotEqualTo("queequeg")));
        client.post("/" + id + "/interventions", Map.of("type", "unmute", "character", "queequeg"), 201);
        client.post("/" + id + "/resume", null, 202);
        client.await(id, "COMPLETED");
        assertThat(client.post("/" + id + "/replay", null, 200).get("identical").asBoolean())
                .isTrue();
    }

    @Test
    void interventionsWithoutMeaningAreRefusedByField() {
        var id = client.start(27, 60);
        field(id, Map.of("type", "inject"), "text");
        field(id, Map.of("type", "inject", "text", "Rain.", "place", "nowhere"), "place");
        field(id, Map.of("type", "mute", "character", "nobody"), "character");
        field(id, Map.of("type", "shout"), "type");
        field(id, goal("horatio", "win", "nobody"), "object");
        field(id, Map.of("type", "goal", "character", "horatio", "kind", "win"), "object");
        assertThat(client.get(id, "/interventions").get("items")).isEmpty();
        client.post("/" + id + "/cancel", null, 200);
    }

    private void field(String id, Object cue, String field) {
        assertThat(client.post("/" + id + "/interventions", cue, 400)
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo(field);
    }

    private static Map<String, String> goal(String character, String kind, String object) {
        return Map.of("type", "goal", "character", character, "kind", kind, "object", object, "text", "to have it out");
    }

    @Test
    void aForkWithoutChangesIsItsParentAndOneWithAnotherGoalParts() {
        var parent = client.await(client.start(28, 12), "COMPLETED");
        var id = parent.get("id").asString();
        var same = client.post("/" + id + "/forks", Map.of("turn", 5), 201);
        assertThat(same.get("parent").asString()).isEqualTo(id);
        assertThat(same.get("turn").asInt()).isEqualTo(5);
        var changes = Map.of("interventions", List.of(goal("horatio", "ruin", "queequeg")), "title", "What if");
        var changed = client.post("/" + id + "/forks", Map.of("turn", 5, "changes", changes), 201);
        assertThat(client.await(same.get("id").asString(), "COMPLETED").get("digest"))
                .isEqualTo(parent.get("digest"));
        var parted = client.await(changed.get("id").asString(), "COMPLETED");
        assertThat(parted.get("digest")).isNotEqualTo(parent.get("digest"));
        assertThat(parted.get("title").asString()).isEqualTo("What if");
        var grandchild = client.post("/" + parted.get("id").asString() + "/forks", Map.of("turn", 0), 201);
        assertThat(client.await(grandchild.get("id").asString(), "COMPLETED").get("digest"))
                .isEqualTo(parted.get("digest"));
        var tree = client.get(id, "/forks");
        assertThat(tree.get("forks")).hasSize(2);
        assertThat(tree.get("forks").get(0).has("partsAt")).isFalse();
        assertThat(tree.get("forks").get(1).get("partsAt").asInt()).isEqualTo(6);
        assertThat(tree.get("forks").get(1).get("forks")).hasSize(1);
        assertThat(client.post("/" + parted.get("id").asString() + "/replay", null, 200)
                        .get("identical")
                        .asBoolean())
                .isTrue();
        assertThat(client.post("/" + id + "/forks", Map.of("turn", 12), 400)
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("turn");
    }

    @Test
    void aReplayFindsTheTurnThatWasTamperedWith() throws SQLException {
        var id = client.start(29, 6);
        client.await(id, "COMPLETED");
        try (var connection = Backends.postgres().connect();
                var sql = connection.createStatement()) {
            sql.execute("update simulation_steering.turn set digest = 'x' where number = 4 and run_id = '" + id + "'");
        }
        var replay = client.post("/" + id + "/replay", null, 200);
        assertThat(replay.get("identical").asBoolean()).isFalse();
        assertThat(replay.get("differsAt").asInt()).isEqualTo(4);
    }

    @Test
    void aRunThatKeepsFailingIsGivenUpWithItsReason() throws SQLException {
        var id = paused(31);
        sql("update simulation_steering.run set manifest = '{}' where id = '" + id + "'");
        client.post("/" + id + "/resume", null, 202);
        var failed = client.await(id, "FAILED");
        assertThat(failed.get("failure").asString()).contains("cannot be played on");
        assertThat(failed.get("attempts").asInt()).isEqualTo(3);
        assertThat(failed.get("turn").asInt()).isPositive();
        assertThat(client.post("/" + id + "/resume", null, 409).get("detail").asString())
                .contains("over (failed)");
    }

    @Test
    void aRunOfAnotherEngineIsHeldWithTheReasonAndGoesOnWhenTheEngineIsBack() throws SQLException {
        var id = paused(33);
        sql("update simulation_steering.run set manifest = replace(manifest, " + engine(Engine.VERSION) + ", "
                + engine("1") + ") where id = '" + id + "'");
        var turn = client.get(id, "").get("turn").asInt();
        client.post("/" + id + "/resume", null, 202);
        var held = client.await(id, "PAUSED");
        assertThat(held.get("reason").asString()).isEqualTo("engine-changed");
        assertThat(held.get("failure").asString())
                .contains("begun by engine 1/")
                .contains("cannot be continued by this version");
        assertThat(held.get("turn").asInt()).isEqualTo(turn);
        assertThat(held.get("attempts").asInt()).isEqualTo(1);
        sql("update simulation_steering.run set manifest = replace(manifest, " + engine("1") + ", "
                + engine(Engine.VERSION) + ") where id = '" + id + "'");
        client.post("/" + id + "/resume", null, 202);
        var over = client.await(id, "COMPLETED");
        assertThat(over.has("reason")).isFalse();
        assertThat(over.has("failure")).isFalse();
    }

    private static String engine(String version) {
        return "'\"engineVersion\":\"" + version + "\"'";
    }

    @Test
    void aRunOfAnotherEngineWaitsAsLongAsSomebodyPlaysThat() throws SQLException {
        var other = paused(35);
        sql("insert into simulation_steering.run_queue (run_id, rank, edition, lease_until, worker) values ('" + other
                + "', now(), 'other', now() + interval '1 hour', 'its own')");
        var id = paused(34);
        sql("update simulation_steering.run set status = 'QUEUED' where id = '" + id + "'");
        sql("insert into simulation_steering.run_queue (run_id, rank, edition, lease_until) values ('" + id
                + "', now(), 'other', null)");
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.get(id, "").get("status").asString(), "QUEUED"::equals);
        sql("delete from simulation_steering.run_queue where run_id = '" + other + "'");
        assertThat(client.await(id, "PAUSED").get("reason").asString()).isEqualTo("engine-changed");
    }

    @Test
    void aRunThatSilencesItsWorkersIsGivenUp() throws SQLException {
        var id = paused(32);
        sql("update simulation_steering.run set status = 'RUNNING' where id = '" + id + "'");
        sql("insert into simulation_steering.run_queue (run_id, rank, rescues, worker, lease_until) values ('" + id
                + "', now(), 20, 'gone', now() - interval '1 second')");
        assertThat(client.await(id, "FAILED").get("failure").asString()).contains("fell silent 21 times");
    }

    private String paused(long seed) {
        var id = client.start(seed, 60);
        client.awaitTurn(id, 1);
        client.post("/" + id + "/pause", null, 200);
        return id;
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theSameKeyForksAndIntervenesOnce() {
        var id = client.start(30, 40);
        client.awaitTurn(id, 2);
        var first = client.post("/" + id + "/interventions", STORM, 201, "storm");
        assertThat(client.post("/" + id + "/interventions", STORM, 201, "storm"))
                .isEqualTo(first);
        client.post("/" + id + "/interventions", Map.of("type", "inject", "text", "Rain."), 409, "storm");
        assertThat(client.get(id, "/interventions").get("items")).hasSize(1);
        var fork = client.post("/" + id + "/forks", Map.of("turn", 1), 201, "fork");
        assertThat(client.post("/" + id + "/forks", Map.of("turn", 1), 201, "fork")
                        .get("id"))
                .isEqualTo(fork.get("id"));
        client.post("/" + id + "/forks", Map.of("turn", 2), 409, "fork");
        client.post("/" + id + "/cancel", null, 200);
    }

    @Test
    void aBatchIsAcceptedOneByOne() {
        var good = Map.of("scenario", "the-false-pound", "cast", Client.CAST, "turns", 1);
        var bad = Map.of("scenario", "the-false-pound", "cast", List.of("queequeg"));
        var odd = Map.of("scenario", "the-false-pound", "cast", Client.CAST, "colour", "red");
        var body = Map.of("simulations", List.of(good, bad, odd, good));
        var results = client.post("/batch", body, 200, "many").get("results");
        assertThat(results).hasSize(4);
        assertThat(results.get(0).get("status").asInt()).isEqualTo(202);
        assertThat(results.get(1)
                        .get("problem")
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("cast");
        assertThat(results.get(2)
                        .get("problem")
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("colour");
        assertThat(client.post("/batch", body, 200, "many")
                        .get("results")
                        .get(3)
                        .get("body")
                        .get("id"))
                .isEqualTo(results.get(3).get("body").get("id"));
        client.await(results.get(3).get("body").get("id").asString(), "COMPLETED");
        client.post("/batch", Map.of("simulations", List.of()), 400);
    }

    private static long count(String sql) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
