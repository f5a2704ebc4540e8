package io.novelengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.testing.ServiceTest;
import io.novelengine.shared.testing.TestIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.DisposableServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose runs and scenarios are, and what others get to see of them. */
@ServiceTest(schema = "simulation_owners")
@TestPropertySource(properties = {"novel.simulation.pace=200ms", "novel.simulation.per-user=3"})
class OwnershipTests {

    private static final DisposableServer CHARACTERS = CharacterStub.start();
    private static final String RUNS = "/api/v1/simulations";
    private static final String SCENARIOS = "/api/v1/scenarios";
    private static final Caller OPERATOR = Caller.OPERATOR;
    private static final List<String> CAST = List.of("sherlock-holmes", "john-watson");

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
    void aRunIsPrivateUnlessItIsSaidToBePublic() {
        var ann = author("ann-1");
        var bob = author("bob-1");
        var secret = start(ann, 2, Map.of());
        var open = start(ann, 2, Map.of("visibility", "public"));

        assertThat(secret.path("owner").asString()).isEqualTo("ann-1");
        assertThat(secret.path("visibility").asString()).isEqualTo("private");
        assertThat(open.path("visibility").asString()).isEqualTo("public");
        for (var part : List.of("", "/turns", "/story", "/forks", "/interventions", "/live?after=0")) {
            assertThat(status(bob, HttpMethod.GET, RUNS + "/" + id(secret) + part, null))
                    .as(part)
                    .isEqualTo(404);
            assertThat(status(Caller.ANONYMOUS, HttpMethod.GET, RUNS + "/" + id(secret) + part, null))
                    .as(part)
                    .isEqualTo(404);
        }
        for (var part : List.of("", "/turns", "/forks", "/interventions")) {
            assertThat(status(bob, HttpMethod.GET, RUNS + "/" + id(open) + part, null))
                    .as(part)
                    .isEqualTo(200);
            assertThat(status(ann, HttpMethod.GET, RUNS + "/" + id(secret) + part, null))
                    .as(part)
                    .isEqualTo(200);
            assertThat(status(OPERATOR, HttpMethod.GET, RUNS + "/" + id(secret) + part, null))
                    .as(part)
                    .isEqualTo(200);
        }
        assertThat(listed(bob)).contains(id(open)).doesNotContain(id(secret));
        assertThat(listed(Caller.ANONYMOUS)).contains(id(open)).doesNotContain(id(secret));
        assertThat(listed(ann)).contains(id(open), id(secret));
        assertThat(listed(OPERATOR)).contains(id(open), id(secret));
    }

    @Test
    void onlyTheOwnerAndOperatorsSteer() {
        var ann = author("ann-2");
        var bob = author("bob-2");
        var secret = id(start(ann, 400, Map.of()));
        var open = id(start(ann, 400, Map.of("visibility", "public")));
        var storm = Map.of("type", "inject", "text", "A storm broke.");

        for (var command : List.of("/pause", "/resume", "/step", "/cancel", "/interventions")) {
            var body = command.equals("/interventions") ? storm : null;
            assertThat(status(bob, HttpMethod.POST, RUNS + "/" + secret + command, body))
                    .as(command)
                    .isEqualTo(404);
            assertThat(status(bob, HttpMethod.POST, RUNS + "/" + open + command, body))
                    .as(command)
                    .isEqualTo(403);
        }
        assertThat(status(bob, HttpMethod.POST, RUNS + "/" + secret + "/forks", Map.of("turn", 0)))
                .isEqualTo(404);
        assertThat(status(bob, HttpMethod.POST, RUNS + "/" + secret + "/replay", null))
                .isEqualTo(404);
        assertThat(status(reader("carl-2"), HttpMethod.POST, RUNS + "/" + open + "/pause", null))
                .isEqualTo(403);
        var fork = json(bob, HttpMethod.POST, RUNS + "/" + open + "/forks", Map.of("turn", 0), 201);
        assertThat(fork.path("owner").asString()).isEqualTo("bob-2");
        assertThat(fork.path("visibility").asString()).isEqualTo("private");
        assertThat(json(ann, HttpMethod.GET, RUNS + "/" + open + "/forks", null, 200)
                        .path("forks"))
                .isEmpty();
        assertThat(json(bob, HttpMethod.GET, RUNS + "/" + open + "/forks", null, 200)
                        .path("forks"))
                .hasSize(1);
        assertThat(status(ann, HttpMethod.POST, RUNS + "/" + secret + "/cancel", null))
                .isEqualTo(200);
        assertThat(status(OPERATOR, HttpMethod.POST, RUNS + "/" + open + "/cancel", null))
                .isEqualTo(200);
        assertThat(status(bob, HttpMethod.POST, RUNS + "/" + id(fork) + "/cancel", null))
                .isEqualTo(200);
    }

    @Test
    void aKeyIsItsOwners() {
        var ann = start(author("ann-3"), 2, Map.of("seed", 5), "the-key");
        var bob = start(author("bob-3"), 2, Map.of("seed", 6), "the-key");

        assertThat(id(bob)).isNotEqualTo(id(ann));
        assertThat(id(start(author("ann-3"), 2, Map.of("seed", 5), "the-key"))).isEqualTo(id(ann));
    }

    @Test
    void noUserHasMoreRunsAtOnceThanTheSettingAllows() throws Exception {
        var ann = author("ann-4");
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> one = () -> exchange(ann, HttpMethod.POST, RUNS, request(400, Map.of()), null)
                    .returnResult()
                    .getStatus()
                    .value();
            for (var status : threads.invokeAll(java.util.Collections.nCopies(8, one))) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 202).hasSize(3);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(5);
        exchange(ann, HttpMethod.POST, RUNS, request(2, Map.of()), null)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER);
        json(ann, HttpMethod.GET, RUNS + "?limit=200", null, 200)
                .path("items")
                .valueStream()
                .filter(run -> run.path("owner").asString().equals(ann.id()))
                .forEach(run -> assertThat(status(ann, HttpMethod.POST, RUNS + "/" + id(run) + "/cancel", null))
                        .isEqualTo(200));
        assertThat(status(ann, HttpMethod.POST, RUNS, request(1, Map.of()))).isEqualTo(202);
    }

    @Test
    void privateScenariosAreForTheirOwners() {
        var ann = author("ann-5");
        var bob = author("bob-5");
        var secret = Map.of("title", "Hers", "slug", "hers-alone", "visibility", "private");
        var made = json(ann, HttpMethod.POST, SCENARIOS, secret, 201);
        json(ann, HttpMethod.POST, SCENARIOS, Map.of("title", "For all", "slug", "for-all-to-see"), 201);

        assertThat(made.path("visibility").asString()).isEqualTo("private");
        assertThat(made.path("owner").asString()).isEqualTo("ann-5");
        assertThat(status(bob, HttpMethod.GET, SCENARIOS + "/hers-alone", null)).isEqualTo(404);
        assertThat(status(Caller.ANONYMOUS, HttpMethod.GET, SCENARIOS + "/" + id(made), null))
                .isEqualTo(404);
        assertThat(status(bob, HttpMethod.DELETE, SCENARIOS + "/hers-alone", null))
                .isEqualTo(404);
        assertThat(status(bob, HttpMethod.DELETE, SCENARIOS + "/for-all-to-see", null))
                .isEqualTo(403);
        assertThat(status(bob, HttpMethod.POST, RUNS, request(1, Map.of("scenario", "hers-alone"))))
                .isEqualTo(400);
        assertThat(status(ann, HttpMethod.POST, RUNS, request(1, Map.of("scenario", "hers-alone"))))
                .isEqualTo(202);
        assertThat(json(bob, HttpMethod.GET, SCENARIOS + "?q=hers", null, 200).path("items"))
                .isEmpty();
        assertThat(json(OPERATOR, HttpMethod.GET, SCENARIOS + "?q=hers", null, 200)
                        .path("items"))
                .hasSize(1);
        assertThat(status(Caller.ANONYMOUS, HttpMethod.GET, SCENARIOS + "/for-all-to-see", null))
                .isEqualTo(200);
    }

    private static Caller author(String id) {
        return new Caller(id, id, Set.of(Role.AUTHOR));
    }

    private static Caller reader(String id) {
        return new Caller(id, id, Set.of(Role.READER));
    }

    private static Map<String, Object> request(int turns, Map<String, Object> more) {
        var request = new HashMap<String, Object>(Map.of("scenario", "nine-berths", "cast", CAST, "turns", turns));
        request.putAll(more);
        return request;
    }

    private JsonNode start(Caller caller, int turns, Map<String, Object> more) {
        return json(caller, HttpMethod.POST, RUNS, request(turns, more), 202);
    }

    private JsonNode start(Caller caller, int turns, Map<String, Object> more, String key) {
        return read(exchange(caller, HttpMethod.POST, RUNS, request(turns, more), key)
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }

    private List<String> listed(Caller caller) {
        return json(caller, HttpMethod.GET, RUNS + "?limit=200", null, 200)
                .path("items")
                .valueStream()
                .map(OwnershipTests::id)
                .toList();
    }

    private int status(Caller caller, HttpMethod method, String path, @Nullable Object body) {
        return exchange(caller, method, path, body, null)
                .returnResult()
                .getStatus()
                .value();
    }

    private JsonNode json(Caller caller, HttpMethod method, String path, @Nullable Object body, int status) {
        return read(exchange(caller, method, path, body, null)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private static JsonNode read(byte[] body) {
        return JsonMapper.shared().readTree(body);
    }

    private WebTestClient.ResponseSpec exchange(
            Caller caller, HttpMethod method, String path, @Nullable Object body, @Nullable String key) {
        var request = web.method(method)
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, TestIdentity.bearer(caller, "simulation"));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        return request.exchange();
    }
}
