package io.novelengine.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.ServiceTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The service over HTTP, on a real database. */
@ServiceTest(schema = "character")
class CharacterServiceTests {

    private static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");

    @Autowired
    WebTestClient web;

    @Test
    void everyBuiltInCastHasSixOrMoreCharactersWithAllTheyNeed() {
        var casts = get("/api/v1/casts").get("items");
        assertThat(casts.size()).isGreaterThanOrEqualTo(2);
        for (var cast : casts) {
            assertThat(cast.get("characters").size())
                    .as(cast.get("slug").asString())
                    .isGreaterThanOrEqualTo(6);
            for (var slug : cast.get("characters")) {
                var character = get("/api/v1/characters/" + slug.asString());
                for (var field : List.of(
                        "id", "name", "pronouns", "traits", "values", "goals", "skills", "relationships", "voice")) {
                    assertThat(character.hasNonNull(field))
                            .as(slug.asString() + "." + field)
                            .isTrue();
                }
                assertThat(character.get("relationships").size())
                        .isEqualTo(cast.get("characters").size() - 1);
            }
        }
    }

    @Test
    void createsReadsChangesAndDeletesACharacter() {
        var created = post(Map.of("name", "Zoë Łoń", "tags", List.of("made")))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .value("ETag", tag -> assertThat(tag).startsWith("\"1-"))
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(created.get("slug").asString()).isEqualTo("zoe-on");
        var byId = get("/api/v1/characters/" + created.get("id").asString());
        assertThat(byId).isEqualTo(get("/api/v1/characters/zoe-on"));

        web.put()
                .uri("/api/v1/characters/zoe-on")
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("name", "Zoë", "role", "spy"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("ETag", tag -> assertThat(tag).startsWith("\"2-"))
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("spy")
                .jsonPath("$.slug")
                .isEqualTo("zoe-on");
        web.put()
                .uri("/api/v1/characters/zoe-on")
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("name", "Late"))
                .exchange()
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:stale");
        web.put()
                .uri("/api/v1/characters/zoe-on")
                .bodyValue(Map.of("name", "Blind"))
                .exchange()
                .expectStatus()
                .isEqualTo(428);
        web.patch()
                .uri("/api/v1/characters/zoe-on")
                .contentType(MERGE_PATCH)
                .bodyValue("{\"role\":null,\"fear\":\"heights\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.role")
                .doesNotExist()
                .jsonPath("$.fear")
                .isEqualTo("heights")
                .jsonPath("$.version")
                .isEqualTo(3);

        web.delete().uri("/api/v1/characters/zoe-on").exchange().expectStatus().isNoContent();
        web.get()
                .uri("/api/v1/characters/zoe-on")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:not-found");
    }

    @Test
    void aTakenSlugIsAConflictAndASecondNameGetsASlugOfItsOwn() {
        post(Map.of("name", "Twin", "slug", "twin")).expectStatus().isCreated();
        post(Map.of("name", "Twin", "slug", "twin"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("slug");
        post(Map.of("name", "Twin"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.slug")
                .isEqualTo("twin-2");
    }

    @Test
    void theSameIdempotencyKeyMakesOneCharacter() {
        var body = Map.of("name", "Only Once");
        var first = keyed(body)
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        keyed(body)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(first.get("id").asString());
        keyed(Map.of("name", "Another")).expectStatus().isEqualTo(409);
    }

    private WebTestClient.ResponseSpec keyed(Object body) {
        return web.post()
                .uri("/api/v1/characters")
                .header("Idempotency-Key", "key-1")
                .bodyValue(body)
                .exchange();
    }

    @Test
    void badRequestsNameTheField() {
        refused("{\"name\":\"\"}", 400, "name");
        refused("{\"name\":\"A\",\"slug\":\"Not A Slug\"}", 400, "slug");
        refused("{\"name\":\"A\",\"colour\":\"red\"}", 400, "colour");
        refused("{\"name\":\"A\",\"traits\":{\"openness\":7}}", 400, "traits.openness");
        refused("{\"name\":\"A\",\"traits\":{\"openness\":\"high\"}}", 400, "traits.openness");
        refused(
                "{\"name\":\"A\",\"goals\":[{\"drive\":\"truth\",\"text\":\"x\",\"weight\":\"0.5\"}]}",
                400,
                "goals[0].weight");
        refused("{\"name\":[\"A\"]}", 400, "name");
        raw("{\"name\":")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("not valid JSON"));
        raw("").expectStatus().isBadRequest();
        raw("{\"name\":\"A\",\"background\":\"" + "x".repeat(5_000_000) + "\"}")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:too-large");
        web.post()
                .uri("/api/v1/characters")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        web.get()
                .uri("/api/v1/characters?limit=0")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        web.get()
                .uri("/api/v1/characters?limit=many")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        web.get()
                .uri("/api/v1/characters?cursor=nonsense")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("cursor");
        web.get()
                .uri("/api/v1/characters/no-such-one")
                .exchange()
                .expectStatus()
                .isNotFound();
        web.get()
                .uri("/no/such/path")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        web.delete().uri("/api/v1/characters").exchange().expectStatus().isEqualTo(405);
    }

    @Test
    void aTextThatCannotBeStoredIsRefusedByItsName() {
        web.get()
                .uri("/api/v1/characters?q=1&cast={cast}&owner=c", "a\0b")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("cast");
    }

    @Test
    void aPatchThatLeavesNoCharacterIsRefused() {
        raw("{\"name\":\"Nemo Patched\"}").expectStatus().isCreated();
        web.patch()
                .uri("/api/v1/characters/nemo-patched")
                .contentType(MERGE_PATCH)
                .bodyValue("null")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("body");
    }

    private void refused(String body, int status, String field) {
        raw(body)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private WebTestClient.ResponseSpec raw(String body) {
        return web.post()
                .uri("/api/v1/characters")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void builtInCharactersCannotBeChanged() {
        web.delete()
                .uri("/api/v1/characters/sherlock-holmes")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void pagesShowEveryCharacterOnce() {
        var slugs = new ArrayList<String>();
        var uri = "/api/v1/characters?limit=4&owner=novel";
        for (var next = uri; next != null; ) {
            var page = get(next);
            page.get("items").forEach(item -> slugs.add(item.get("slug").asString()));
            next = page.hasNonNull("next") ? uri + "&cursor=" + page.get("next").asString() : null;
        }
        assertThat(slugs)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("sherlock-holmes")
                .hasSizeGreaterThan(11);
    }

    @Test
    void findsByWordAndTagAndTakesWildcardsLiterally() {
        assertThat(get("/api/v1/characters?q=HOLMES").get("items")).isNotEmpty();
        assertThat(get("/api/v1/characters?q={q}", "%").get("items")).isEmpty();
        assertThat(get("/api/v1/characters?tag=victorian").get("items")).isNotEmpty();
    }

    @Test
    void aBatchAnswersEachOperationInOrder() {
        var answer = web.post()
                .uri("/api/v1/characters/batch")
                .bodyValue(Map.of(
                        "operations",
                        List.of(
                                Map.of("op", "create", "body", Map.of("name", "Batch One", "slug", "batch-one")),
                                Map.of("op", "read", "id", "batch-one"),
                                Map.of("op", "read", "id", "nobody"),
                                Map.of("op", "create", "body", Map.of("name", "")),
                                Map.of("op", "update", "id", "batch-one", "version", 9, "body", Map.of("name", "X")),
                                Map.of("op", "delete", "id", "batch-one", "version", 1))))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        var statuses = new ArrayList<Integer>();
        answer.get("results")
                .forEach(result -> statuses.add(result.get("status").asInt()));
        assertThat(statuses).containsExactly(201, 200, 404, 400, 412, 204);
        var reads = web.post()
                .uri("/api/v1/characters/batch")
                .bodyValue(Map.of(
                        "operations",
                        List.of(Map.of("op", "read", "id", "sherlock-holmes"), Map.of("op", "read", "id", "nobody"))))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(reads.get("results").get(0).get("body").get("name").asString())
                .isEqualTo("Sherlock Holmes");
        assertThat(reads.get("results").get(1).get("status").asInt()).isEqualTo(404);
        web.post()
                .uri("/api/v1/characters/batch")
                .bodyValue(Map.of("operations", List.of()))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void oldClientsGetNamesAndCharactersInSnakeCase() {
        var names = get("/legacy/characters").get("characters");
        assertThat(names).extracting(JsonNode::asString).contains("Sherlock Holmes");
        var character = get("/legacy/characters/{name}", "sherlock holmes");
        assertThat(new HashSet<>(character.propertyNames()))
                .contains(
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
        web.get().uri("/legacy/characters/nobody").exchange().expectStatus().isNotFound();
    }

    @Test
    void describesItselfInOpenApi() {
        assertThat(get("/v3/api-docs").get("paths").propertyNames()).contains("/api/v1/characters", "/api/v1/casts");
    }

    private WebTestClient.ResponseSpec post(Object body) {
        return web.post().uri("/api/v1/characters").bodyValue(body).exchange();
    }

    private JsonNode get(String uri, Object... values) {
        return web.get()
                .uri(uri, values)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
