package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.local.Api.Answer;
import io.novelengine.local.app.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a newcomer meets first. */
@ExtendWith(SuiteExtension.class)
class JourneyIT {

    private static final String CHARACTERS = "/api/v1/characters";

    @Test
    void allServicesAreReadyAndTheGatewaySaysSo(LocalSuite suite, Api api) throws IOException, InterruptedException {
        String status = suite.run("status").output();
        JsonNode health = api.as("").read("/health");

        assertThat(health.path("status").asString()).isEqualTo("UP");
        for (Service service : Service.values()) {
            assertThat(status).containsPattern(service.module() + " +\\d+ +\\d+ ready");
            if (service != Service.GATEWAY) {
                assertThat(health.at("/services/" + service.module() + "/status")
                                .asString())
                        .as(service.module())
                        .isEqualTo("UP");
            }
        }
    }

    @Test
    void castsAndScenariosAreThereFromTheBeginning(Api api) {
        JsonNode casts = api.as("").read("/api/v1/casts").path("items");
        JsonNode scenarios = api.as("").read("/api/v1/scenarios").path("items");

        assertThat(casts.size()).isGreaterThanOrEqualTo(4);
        assertThat(scenarios.size()).isGreaterThanOrEqualTo(4);
        for (JsonNode cast : casts) {
            assertThat(cast.path("characters").size()).isGreaterThanOrEqualTo(6);
            JsonNode leading =
                    api.read(CHARACTERS + "/" + cast.at("/characters/0").asString());
            assertThat(leading.path("traits").isObject()).isTrue();
            for (String list : List.of("values", "goals", "relationships")) {
                assertThat(leading.path(list).isEmpty()).as(list).isFalse();
            }
            assertThat(leading.path("pronouns").asString()).isNotEmpty();
            assertThat(leading.path("voice").isObject()).isTrue();
        }
        for (JsonNode scenario : scenarios) {
            assertThat(scenario.path("premise").asString()).isNotEmpty();
            assertThat(scenario.path("places").isEmpty()).isFalse();
        }
    }

    @Test
    void aCharacterIsCreatedReadChangedAndDeleted(Api api) {
        Answer created = api.post(CHARACTERS, """
                        {"name": "Captain Nemo", "slug": "captain-nemo", "values": ["freedom"], "tags": ["sea"]}""").expect(201);
        String id = created.json().path("id").asString();

        assertThat(created.header("Location")).isEqualTo(CHARACTERS + "/" + id);
        assertThat(api.read(CHARACTERS + "/captain-nemo")).isEqualTo(api.read(CHARACTERS + "/" + id));
        assertThat(api.read(CHARACTERS + "?tag=sea&q=nemo").path("items").size())
                .isEqualTo(1);
        String tag = api.get(CHARACTERS + "/" + id).header("ETag");
        api.send("PATCH", CHARACTERS + "/captain-nemo", """
                {"summary": "He has done with the land."}""", "Content-Type", "application/merge-patch+json")
                .expect(200);
        api.send("PUT", CHARACTERS + "/" + id, """
                {"name": "Nemo", "slug": "captain-nemo"}""", "If-Match", tag).expectProblem(412);
        assertThat(api.read(CHARACTERS + "/" + id).path("summary").asString()).isEqualTo("He has done with the land.");

        api.send("DELETE", CHARACTERS + "/" + id, "").expect(204);

        api.get(CHARACTERS + "/" + id).expectProblem(404);
        api.get(CHARACTERS + "/captain-nemo").expectProblem(404);
    }

    @Test
    void theGatewayAnswersForPublicCharactersAndAChangeShowsAtOnce(Api api) {
        api.post(CHARACTERS, """
                        {"name": "Ned Land", "slug": "ned-land"}""").expect(201);
        Api anybody = api.as("");
        await().atMost(Duration.ofSeconds(30)).until(() -> anybody.get(CHARACTERS + "/ned-land")
                .header("Server-Timing")
                .contains("gateway-cache;desc=hit"));

        api.send("PATCH", CHARACTERS + "/ned-land", """
                {"summary": "He wants to be ashore."}""", "Content-Type", "application/merge-patch+json")
                .expect(200);
        assertThat(anybody.read(CHARACTERS + "/ned-land").path("summary").asString())
                .isEqualTo("He wants to be ashore.");
        await().atMost(Duration.ofSeconds(30)).until(() -> anybody.get(CHARACTERS + "/ned-land")
                .header("Server-Timing")
                .contains("gateway-cache;desc=hit"));

        api.send("PATCH", CHARACTERS + "/ned-land", """
                {"visibility": "private"}""", "Content-Type", "application/merge-patch+json")
                .expect(200);
        anybody.get(CHARACTERS + "/ned-land").expectProblem(404);
        assertThat(api.get(CHARACTERS + "/ned-land").header("Cache-Control")).isEqualTo("no-cache, private");
        anybody.get(CHARACTERS + "/ned-land").expectProblem(404);
        api.send("DELETE", CHARACTERS + "/ned-land", "").expect(204);
    }

    @Test
    void oldClientsFindTheirPaths(Api api) {
        JsonNode names = api.read("/characters").path("characters");
        assertThat(names.valueStream().map(JsonNode::asString)).contains("Sherlock Holmes", "Ophelia");

        JsonNode holmes = api.read("/characters/Sherlock%20Holmes");
        assertThat(holmes.propertyNames())
                .containsExactlyInAnyOrder(
                        "character_id",
                        "name",
                        "background_summary",
                        "personality_traits",
                        "current_status",
                        "narrative_context",
                        "skills",
                        "relationships",
                        "current_location",
                        "inventory",
                        "metadata",
                        "structured_data");

        JsonNode story = api.post("/simulations", """
                {"character_names": ["Sherlock Holmes", "John Watson"], "turns": 3}""").expect(200).json();
        assertThat(story.path("story").asString()).contains("Holmes", "Watson");
        assertThat(story.path("participants").size()).isEqualTo(2);
        assertThat(story.path("turns_executed").asInt()).isEqualTo(3);
        assertThat(story.path("duration_seconds").isNumber()).isTrue();
    }

    @Test
    void oneDocumentDescribesAllServices(Api api) {
        JsonNode document = await().atMost(Duration.ofSeconds(60))
                .until(() -> api.as("").read("/v3/api-docs"), complete -> !complete.has("x-missing"));

        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/health",
                        CHARACTERS,
                        "/api/v1/simulations",
                        "/api/v1/scenarios",
                        "/api/v1/analytics/summary",
                        "/api/v1/reports",
                        "/api/performance/overview",
                        "/characters/{name}");
        assertThat(document.path("paths").propertyNames()).noneMatch(path -> path.startsWith("/legacy"));
    }

    @Test
    void theStartPageSaysWhatIsHere(Api api) {
        Answer page = api.as("").get("/", "Accept", "text/html").expect(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("Novel Engine", "/swagger-ui.html");
        assertThat(api.as("").get("/swagger-ui.html").expect(200).header("Content-Type"))
                .startsWith("text/html");
    }

    @Test
    void whoChangesSomethingNeedsTheToken(Api api) {
        String nobody =
                JsonMapper.shared().createObjectNode().put("name", "Nobody").toString();

        assertThat(api.as("").post(CHARACTERS, nobody).expectProblem(401).header("WWW-Authenticate"))
                .startsWith("Bearer");
        api.as("").send("DELETE", CHARACTERS + "/ophelia", "").expectProblem(401);
        api.as("").get("/api/performance/overview").expectProblem(401);
        api.as("").get("/metrics").expectProblem(401);
        api.as("0".repeat(64)).get(CHARACTERS).expectProblem(401);
        api.as("0".repeat(64)).post(CHARACTERS, nobody).expectProblem(401);
        api.get(CHARACTERS + "/nobody").expectProblem(404);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.get("/metrics").expect(200).body())
                        .containsPattern("up\\{.*service=\"simulation\"} 1.0")
                        .contains("http_server_requests_seconds_bucket"));
    }
}
