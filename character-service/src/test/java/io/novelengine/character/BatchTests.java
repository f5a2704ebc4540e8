package io.novelengine.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Batches over HTTP, on a real database. */
@ServiceTest(schema = "character")
class BatchTests {

    private static final String CHARACTERS = "/api/v1/characters";

    @Autowired
    WebTestClient web;

    @Test
    void operationsOfAllKindsAreDoneInOrderAndSeeEachOther() {
        var results = run(
                false,
                create("Mixed A", "mixed-a"),
                create("Mixed B", "mixed-b"),
                create("Taken", "mixed-a"),
                Map.of("op", "create", "body", Map.of("name", "Mixed A")),
                read("mixed-a"),
                update("mixed-a", 1, Map.of("name", "Mixed A", "role", "spy")),
                update("mixed-a", 2, Map.of("name", "Mixed A", "role", "judge")),
                update("mixed-b", 1, Map.of("name", "Mixed B", "slug", "mixed-c")),
                update("mixed-b", 9, Map.of("name", "Mixed B")),
                update("nobody", 1, Map.of("name", "Nobody")),
                update("hamlet", 1, Map.of("name", "Hamlet")),
                read("mixed-a"),
                read("mixed-c"),
                read("mixed-b"),
                delete("mixed-c"),
                delete("mixed-c"),
                delete("hamlet"),
                read("mixed-c"));

        assertThat(statuses(results))
                .containsExactly(
                        201, 201, 409, 201, 200, 200, 200, 200, 412, 404, 403, 200, 200, 200, 204, 404, 403, 404);
        assertThat(results.at("/3/body/slug").asString()).isEqualTo("mixed-a-2");
        assertThat(results.at("/11/body/role").asString()).isEqualTo("judge");
        assertThat(results.at("/11/body/version").asInt()).isEqualTo(3);
        assertThat(results.at("/2/problem/errors/0/field").asString()).isEqualTo("slug");
    }

    @Test
    void anAtomicBatchIsDoneWhole() {
        var results = run(
                true,
                create("Whole A", "whole-a"),
                update("whole-a", 1, Map.of("name", "Whole A", "role", "spy")),
                read("whole-a"));

        assertThat(statuses(results)).containsExactly(201, 200, 200);
        assertThat(results.at("/2/body/role").asString()).isEqualTo("spy");
    }

    @Test
    void anAtomicBatchOfWhichOneFailsLeavesNothing() {
        run(false, create("Before", "atomic-before"));

        var results = run(
                true,
                create("Atomic A", "atomic-a"),
                update("atomic-before", 1, Map.of("name", "After")),
                delete("nobody"),
                create("Atomic B", "atomic-b"));

        assertThat(statuses(results)).containsExactly(409, 409, 404, 409);
        assertThat(results.at("/0/problem/detail").asString()).contains("Undone");
        assertThat(statuses(run(false, read("atomic-a"), read("atomic-b")))).containsExactly(404, 404);
        assertThat(run(false, read("atomic-before")).at("/0/body/name").asString())
                .isEqualTo("Before");
    }

    @Test
    void fiveHundredOperationsAreAnsweredInOrder() {
        var creates = IntStream.range(0, 500)
                .mapToObj(i -> i % 50 == 7
                        ? Map.of("op", "create", "body", Map.of("name", ""))
                        : create("Many " + i, "many-" + i))
                .toArray();
        var statuses = statuses(run(false, creates));
        assertThat(statuses).hasSize(500);
        for (var i = 0; i < 500; i++) {
            assertThat(statuses.get(i)).isEqualTo(i % 50 == 7 ? 400 : 201);
        }

        var reads =
                IntStream.range(0, 500).mapToObj(i -> read("many-" + (499 - i))).toArray();
        var results = run(false, reads);
        for (var i = 0; i < 500; i++) {
            if ((499 - i) % 50 == 7) {
                assertThat(results.get(i).get("status").asInt()).isEqualTo(404);
            } else {
                assertThat(results.get(i).at("/body/slug").asString()).isEqualTo("many-" + (499 - i));
            }
        }
        assertThat(statuses(run(
                        false,
                        IntStream.range(0, 500)
                                .mapToObj(i -> delete("many-" + i))
                                .toArray())))
                .containsOnly(204, 404);
    }

    @Test
    void tooManyOperationsAreRefused() {
        web.post()
                .uri(CHARACTERS + "/batch")
                .bodyValue(Map.of(
                        "operations",
                        IntStream.range(0, 501).mapToObj(i -> read("x")).toList()))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("operations");
    }

    private static Map<String, Object> create(String name, String slug) {
        return Map.of("op", "create", "body", Map.of("name", name, "slug", slug));
    }

    private static Map<String, Object> read(String id) {
        return Map.of("op", "read", "id", id);
    }

    private static Map<String, Object> update(String id, long version, Map<String, ?> profile) {
        return Map.of("op", "update", "id", id, "version", version, "body", profile);
    }

    private static Map<String, Object> delete(String id) {
        return Map.of("op", "delete", "id", id);
    }

    private static List<Integer> statuses(JsonNode results) {
        var statuses = new ArrayList<Integer>();
        results.forEach(result -> statuses.add(result.get("status").asInt()));
        return statuses;
    }

    private JsonNode run(boolean atomic, Object... operations) {
        return web.post()
                .uri(CHARACTERS + "/batch")
                .bodyValue(Map.of("operations", List.of(operations), "atomic", atomic))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .get("results");
    }
}
