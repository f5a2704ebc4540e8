package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs of the suite, through its gateway. */
final class Simulations {

    static final String PATH = "/api/v1/simulations";

    private static final Set<String> OVER = Set.of("COMPLETED", "PARTIAL", "FAILED", "CANCELLED");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Api api;

    Simulations(Api api) {
        this.api = api;
    }

    /** The first of the built-in cast with this slug. */
    List<String> cast(String slug, int size) {
        return api.read("/api/v1/casts")
                .path("items")
                .valueStream()
                .filter(cast -> cast.path("slug").asString().equals(slug))
                .flatMap(cast -> cast.path("characters").valueStream())
                .map(JsonNode::asString)
                .limit(size)
                .toList();
    }

    /** What is posted to start a run. */
    static ObjectNode request(String scenario, List<String> cast, int turns, long seed) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("scenario", scenario).put("turns", turns).put("seed", seed);
        cast.forEach(body.putArray("cast")::add);
        return body;
    }

    /** Starts a run and tells its id. */
    String start(ObjectNode request) {
        return api.post(PATH, request).expect(202).json().path("id").asString();
    }

    /** The run, which must become COMPLETED. */
    JsonNode completed(String id) {
        JsonNode run = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> api.read(PATH + "/" + id),
                        now -> OVER.contains(now.path("status").asString()));
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("COMPLETED");
        return run;
    }

    String story(String id) {
        return api.get(PATH + "/" + id + "/story", "Accept", "text/plain")
                .expect(200)
                .body();
    }

    /** The whole turn log. */
    List<JsonNode> turns(String id) {
        List<JsonNode> turns = new ArrayList<>();
        String after = "0";
        while (!after.isEmpty()) {
            JsonNode page = api.read(PATH + "/" + id + "/turns?limit=7&after=" + after);
            page.path("items").forEach(turns::add);
            after = page.path("next").asString("");
        }
        return turns;
    }

    /** How many events of these turns have an actor. */
    static long acts(List<JsonNode> turns) {
        return turns.stream()
                .flatMap(turn -> turn.path("events").valueStream())
                .filter(event -> !event.path("actor").asString("").isEmpty())
                .count();
    }
}
