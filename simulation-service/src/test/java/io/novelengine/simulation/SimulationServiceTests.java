package io.novelengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.DisposableServer;
import tools.jackson.databind.JsonNode;

/** The service over HTTP, with real PostgreSQL and Redis. */
@ServiceTest(schema = "simulation")
class SimulationServiceTests {

    private static final DisposableServer CHARACTERS = CharacterStub.start();
    private static final List<String> CAST =
            List.of("sherlock-holmes", "john-watson", "elizabeth-bennet", "queequeg", "horatio");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    WebTestClient web;

    @DynamicPropertySource
    static void characters(DynamicPropertyRegistry registry) {
        registry.add("novel.services.character", () -> "http://localhost:" + CHARACTERS.port());
    }

    @AfterAll
    static void stop() {
        CHARACTERS.disposeNow();
    }

    @Test
    void playsAStoryAndGivesItAsTextMarkdownAndJson() {
        var run = play(Map.of("scenario", scenario(), "cast", CAST, "seed", 7));
        assertThat(run.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(run.get("turn").asInt()).isEqualTo(12);
        assertThat(run.get("deterministic").asBoolean()).isTrue();
        var text = story(run, MediaType.TEXT_PLAIN);
        assertThat(text.split("\\s+").length).isGreaterThan(400);
        assertThat(story(run, MediaType.valueOf("text/markdown"))).startsWith("# ");
        var json = get("/api/v1/simulations/" + id(run) + "/story", MediaType.APPLICATION_JSON);
        assertThat(json.get("paragraphs")).isNotEmpty();
        web.get()
                .uri("/api/v1/simulations/{id}/story", id(run))
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void theSameSeedTellsTheSameStoryAndAnotherAnother() {
        var first = play(Map.of("scenario", scenario(), "cast", CAST, "seed", 7, "turns", 6));
        var second = play(Map.of("scenario", scenario(), "cast", CAST, "seed", 7, "turns", 6));
        var third = play(Map.of("scenario", scenario(), "cast", CAST, "seed", 8, "turns", 6));
        assertThat(second.get("digest")).isEqualTo(first.get("digest"));
        assertThat(story(second, MediaType.TEXT_PLAIN)).isEqualTo(story(first, MediaType.TEXT_PLAIN));
        assertThat(third.get("digest")).isNotEqualTo(first.get("digest"));
        assertThat(story(third, MediaType.TEXT_PLAIN)).isNotEqualTo(story(first, MediaType.TEXT_PLAIN));
    }

    @Test
    void theTurnLogSaysWhoDidWhatToWhomAndWhy() {
        var run = play(Map.of("scenario", scenario(), "cast", CAST, "seed", 3));
        var turns = get("/api/v1/simulations/" + id(run) + "/turns?limit=200", MediaType.APPLICATION_JSON)
                .get("items");
        assertThat(turns).hasSize(12);
        assertThat(turns.get(11).get("digest")).isEqualTo(run.get("digest"));
        var known = new HashSet<String>();
        var acts = 0;
        for (var turn : turns) {
            assertThat(turn.get("prose").asString()).isNotNull();
            for (var event : turn.get("events")) {
                assertThat(known.add(event.get("id").asString())).isTrue();
                for (var cause : event.get("causes")) {
                    assertThat(known).contains(cause.asString());
                }
                if (!event.get("actor").asString().isEmpty()) {
                    acts++;
                    assertThat(CAST).contains(event.get("actor").asString());
                    assertThat(event.get("reasons")).as(event.toString()).isNotEmpty();
                    assertThat(event.get("reasons").get(0).get("motive").asString())
                            .isNotEmpty();
                }
            }
        }
        assertThat(acts).isGreaterThan(30);
        var page = get("/api/v1/simulations/" + id(run) + "/turns?limit=5&after=5", MediaType.APPLICATION_JSON);
        assertThat(page.get("items").get(0).get("number").asInt()).isEqualTo(6);
        assertThat(page.get("next").asString()).isEqualTo("10");
    }

    @Test
    void everyActIsAnnouncedExactlyOnceWithItsTurn() throws SQLException {
        var run = play(Map.of("scenario", scenario(), "cast", CAST, "seed", 4, "turns", 5));
        try (var connection = Backends.postgres().connect();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select type, count(*), count(distinct data) from simulation.outbox where subject = '"
                                        + id(run) + "' group by type")) {
            var counts = new HashMap<String, Integer>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
                assertThat(rows.getInt(3)).isEqualTo(rows.getInt(2));
            }
            assertThat(counts)
                    .isEqualTo(Map.of("run.queued", 1, "run.started", 1, "turn.committed", 5, "run.ended", 1));
        }
    }

    @Test
    void aRunWhoseWorkerVanishedIsPlayedOnToTheSameDigest() throws SQLException {
        var undisturbed = play(Map.of("scenario", scenario(), "cast", CAST, "seed", 11, "turns", 8));
        var run = play(Map.of("scenario", scenario(), "cast", CAST, "seed", 11, "turns", 8));
        try (var connection = Backends.postgres().connect();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("set search_path = simulation");
            sql.execute("delete from turn where run_id = '" + id(run) + "' and number > 3");
            sql.execute(
                    "update run set turn = 3, status = 'RUNNING', finished_at = null, digest = (select digest from turn where run_id = '"
                            + id(run) + "' and number = 3) where id = '" + id(run) + "'");
            sql.execute("insert into run_queue (run_id, rank, fence, worker, lease_until) values ('" + id(run)
                    + "', now(), 5, 'gone', now() - interval '1 second')");
            connection.commit();
        }
        Awaitility.await().atMost(LIMIT).until(() -> get("/api/v1/simulations/" + id(run), MediaType.APPLICATION_JSON)
                .get("status")
                .asString()
                .equals("COMPLETED"));
        var resumed = get("/api/v1/simulations/" + id(run), MediaType.APPLICATION_JSON);
        assertThat(resumed.get("digest")).isEqualTo(undisturbed.get("digest"));
        assertThat(story(resumed, MediaType.TEXT_PLAIN)).isEqualTo(story(undisturbed, MediaType.TEXT_PLAIN));
    }

    @Test
    void answersAtOnceAndFinishesInTheBackground() {
        var accepted = web.post()
                .uri("/api/v1/simulations")
                .bodyValue(Map.of("scenario", scenario(), "cast", CAST))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .exists("Location")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        Awaitility.await().atMost(LIMIT).until(() -> get(
                        "/api/v1/simulations/" + id(accepted), MediaType.APPLICATION_JSON)
                .get("status")
                .asString()
                .equals("COMPLETED"));
    }

    @Test
    void theSameIdempotencyKeyStartsOneRun() {
        var body = Map.of("scenario", scenario(), "cast", CAST, "turns", 1);
        assertThat(keyed(body, "k1")).isEqualTo(keyed(body, "k1"));
        web.post()
                .uri("/api/v1/simulations")
                .header("Idempotency-Key", "k1")
                .bodyValue(Map.of("scenario", scenario(), "cast", CAST, "turns", 2))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    private String keyed(Object body, String key) {
        return id(web.post()
                .uri("/api/v1/simulations")
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void badRequestsNameTheFieldAndStartNothing() {
        var before = count();
        refused(Map.of("scenario", scenario(), "cast", List.of("sherlock-holmes", "nobody")), "cast[1]");
        refused(Map.of("scenario", scenario(), "cast", List.of()), "cast");
        refused(Map.of("scenario", scenario(), "cast", List.of("queequeg")), "cast");
        refused(Map.of("scenario", scenario()), "cast");
        refused(Map.of("cast", CAST), "scenario");
        refused(Map.of("scenario", "no-such", "cast", CAST), "scenario");
        refused(Map.of("scenario", 7, "cast", CAST), "scenario");
        refused(Map.of("scenario", scenario(), "cast", CAST, "turns", 0), "turns");
        refused(Map.of("scenario", scenario(), "cast", CAST, "turns", 501), "turns");
        refused(Map.of("scenario", scenario(), "cast", CAST, "turns", "many"), "turns");
        refused(Map.of("scenario", scenario(), "cast", CAST, "turns", 2.5), "turns");
        refused(Map.of("scenario", scenario(), "cast", CAST, "colour", "red"), "colour");
        refused(Map.of("scenario", scenario(), "cast", CAST, "mind", "gpt"), "mind");
        refused(Map.of("scenario", scenario(), "cast", List.of("queequeg", "queequeg")), "cast[1]");
        refused(Map.of("scenario", Map.of("title", "T", "colour", "red"), "cast", CAST), "colour");
        refused(
                Map.of(
                        "scenario",
                        Map.of("title", "T", "places", List.of(Map.of("id", "a", "links", List.of("b")))),
                        "cast",
                        CAST),
                "places[0].links");
        web.post()
                .uri("/api/v1/simulations")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"cast\":[")
                .exchange()
                .expectStatus()
                .isBadRequest();
        web.get().uri("/api/v1/simulations/not-an-id").exchange().expectStatus().isNotFound();
        web.get()
                .uri("/api/v1/simulations/00000000-0000-7000-8000-000000000000/turns")
                .exchange()
                .expectStatus()
                .isNotFound();
        web.get()
                .uri("/api/v1/simulations?status=LOST")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("status");
        assertThat(count()).isEqualTo(before);
    }

    private int count() {
        return get("/api/v1/simulations?limit=200", MediaType.APPLICATION_JSON)
                .get("items")
                .size();
    }

    private void refused(Object body, String field) {
        web.post()
                .uri("/api/v1/simulations")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void aGeneratedScenarioFitsTheCastAndIsTheSameForTheSameSeed() {
        var run = play(Map.of("scenario", "generated", "cast", CAST, "seed", 5, "turns", 4));
        var again = play(Map.of("scenario", "generated", "cast", CAST, "seed", 5, "turns", 4));

        assertThat(run.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(run.path("scenario").asString()).startsWith("forged-");
        assertThat(again.path("digest")).isEqualTo(run.path("digest"));
    }

    @Test
    void aScenarioWhoseWordingsNameNoTextIsRefused() {
        refused(
                Map.of(
                        "scenario",
                        Map.of("slug", "t", "title", "T", "wordings", Map.of("premis", List.of("It rained."))),
                        "cast",
                        CAST),
                "wordings");
    }

    @Test
    void aScenarioOfTwoSentencesIsEnough() {
        var run = play(Map.of(
                "scenario",
                Map.of("slug", "thin", "title", "A Thin Plot", "premise", "Nobody knew why they had been asked."),
                "cast",
                CAST,
                "seed",
                1,
                "turns",
                4));
        assertThat(run.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(run.get("title").asString()).isEqualTo("A Thin Plot");
        assertThat(run.get("manifest").get("scenarioFilledIn").valueStream().map(JsonNode::asString))
                .contains("places", "items", "roles", "secrets", "threat", "endings");
    }

    @Test
    void whatWasReadFromACharactersTextStandsInTheManifestWithItsConfidence() {
        var run =
                play(Map.of("scenario", scenario(), "cast", List.of("thin", "sherlock-holmes"), "seed", 1, "turns", 2));
        var filled = run.get("manifest").get("castFilledIn");
        assertThat(filled.has("sherlock-holmes")).isFalse();
        var kindness = filled.get("thin")
                .valueStream()
                .filter(aspect -> aspect.get("name").asString().equals("traits.agreeableness"))
                .findFirst()
                .orElseThrow();
        assertThat(kindness.get("value").asString()).startsWith("-");
        assertThat(kindness.get("confidence").asDouble()).isBetween(.2, .9);
        assertThat(kindness.get("from").get(0).asString()).isEqualTo("ruthless");
    }

    @Test
    void listsRunsTheNewestFirstAndEachOnce() {
        play(Map.of("scenario", scenario(), "cast", CAST, "turns", 1));
        play(Map.of("scenario", scenario(), "cast", CAST, "turns", 1));
        var seen = new ArrayList<String>();
        for (var next = "/api/v1/simulations?limit=1"; next != null; ) {
            var page = get(next, MediaType.APPLICATION_JSON);
            page.get("items").forEach(item -> seen.add(id(item)));
            next = page.hasNonNull("next")
                    ? "/api/v1/simulations?limit=1&cursor=" + page.get("next").asString()
                    : null;
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
        assertThat(get("/api/v1/simulations?status=FAILED", MediaType.APPLICATION_JSON)
                        .get("items"))
                .isEmpty();
    }

    @Test
    void oldClientsGetTheirStory() {
        var story = web.post()
                .uri("/legacy/simulations")
                .bodyValue(Map.of(
                        "character_names",
                        List.of("sherlock-holmes", "john-watson"),
                        "turns",
                        3,
                        "setting",
                        "A quiet inn."))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(Set.copyOf(story.propertyNames()))
                .isEqualTo(Set.of("story", "participants", "turns_executed", "duration_seconds"));
        assertThat(story.get("turns_executed").asInt()).isEqualTo(3);
        web.post()
                .uri("/legacy/simulations")
                .bodyValue(Map.of("character_names", List.of("sherlock-holmes"), "turns", 3))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void scenariosAreKeptWithVersions() {
        assertThat(get("/api/v1/scenarios?limit=200", MediaType.APPLICATION_JSON)
                        .get("items")
                        .size())
                .isGreaterThanOrEqualTo(4);
        web.post()
                .uri("/api/v1/scenarios")
                .bodyValue(Map.of("slug", "my-inn", "title", "My Inn"))
                .exchange()
                .expectStatus()
                .isCreated();
        web.post()
                .uri("/api/v1/scenarios")
                .bodyValue(Map.of("slug", "my-inn", "title", "My Inn"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        web.put()
                .uri("/api/v1/scenarios/my-inn")
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("slug", "my-inn", "title", "Our Inn"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        web.put()
                .uri("/api/v1/scenarios/my-inn")
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("slug", "my-inn", "title", "No Inn"))
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        web.delete().uri("/api/v1/scenarios/my-inn").exchange().expectStatus().isNoContent();
        web.get().uri("/api/v1/scenarios/my-inn").exchange().expectStatus().isNotFound();
    }

    private String scenario() {
        return "the-false-pound";
    }

    private JsonNode play(Object body) {
        return web.post()
                .uri("/api/v1/simulations")
                .header("Prefer", "wait=30")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Preference-Applied", "wait=30")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private String story(JsonNode run, MediaType type) {
        return web.get()
                .uri("/api/v1/simulations/{id}/story", id(run))
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(type)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static String id(JsonNode run) {
        return run.get("id").asString();
    }

    private JsonNode get(String uri, MediaType accept) {
        return web.get()
                .uri(uri)
                .accept(accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
