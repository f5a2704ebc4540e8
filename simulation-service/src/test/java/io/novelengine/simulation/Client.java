package io.novelengine.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A client of simulations, for tests. */
public final class Client {

    static final List<String> CAST =
            List.of("sherlock-holmes", "john-watson", "elizabeth-bennet", "queequeg", "horatio");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final WebTestClient web;

    public Client(WebTestClient web) {
        this.web = web;
    }

    /** Posts and expects the status. */
    public JsonNode post(String path, Object body, int status) {
        return post(path, body, status, null);
    }

    /** Posts with an idempotency key and expects the status. */
    public JsonNode post(String path, Object body, int status, String key) {
        var request = web.post().uri("/api/v1/simulations" + path).headers(headers -> {
            if (key != null) {
                headers.set("Idempotency-Key", key);
            }
        });
        return (body == null ? request : request.bodyValue(body))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** Reads what is below a run, or the run for an empty path. */
    public JsonNode get(String id, String path) {
        return web.get()
                .uri("/api/v1/simulations/" + id + path)
                .header(HttpHeaders.ACCEPT, "application/json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** A run with this seed and number of turns. */
    public String start(long seed, int turns) {
        return start(Map.of("seed", seed, "turns", turns));
    }

    /** A run of the usual scenario and cast with these fields besides. */
    public String start(Map<String, Object> fields) {
        var body = new java.util.LinkedHashMap<String, Object>(fields);
        body.putIfAbsent("scenario", "the-false-pound");
        body.putIfAbsent("cast", CAST);
        return post("", body, 202).get("id").asString();
    }

    /** Waits until the run has this status, and gives it. */
    public JsonNode await(String id, String status) {
        Awaitility.await().atMost(LIMIT).until(() -> get(id, "").get("status").asString(), status::equals);
        return get(id, "");
    }

    /** Waits until this many turns are committed. */
    public JsonNode awaitTurn(String id, int turn) {
        Awaitility.await().atMost(LIMIT).until(() -> get(id, "").get("turn").asInt() >= turn);
        return get(id, "");
    }
}
