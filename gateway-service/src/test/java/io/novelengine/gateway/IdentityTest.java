package io.novelengine.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of users, sessions and tokens have in common. */
public abstract class IdentityTest extends GatewayTest {

    protected static final String PASSWORD = "a long enough password";
    protected static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @BeforeEach
    void forgetAttempts() {
        redis.delete(redis.keys("novel:attempts:*")).block(Duration.ofSeconds(10));
    }

    /** A new user with this role, by the operator. */
    protected JsonNode user(String name, String role) {
        return json(bearing(
                HttpMethod.POST,
                "/api/v1/users",
                TOKEN,
                Map.of("name", name, "password", PASSWORD, "roles", List.of(role))));
    }

    /** Signs in. */
    protected ResponseSpec signIn(String name, String password) {
        return client.post()
                .uri("/api/v1/session")
                .header("Content-Type", "application/json")
                .bodyValue(JSON.writeValueAsString(Map.of("name", name, "password", password)))
                .exchange();
    }

    /** The cookies of a new session of this user. */
    protected Browser browser(String name) {
        return new Browser(signIn(name, PASSWORD)
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseCookies());
    }

    /** A request with a bearer token. */
    protected ResponseSpec bearing(HttpMethod method, String path, String token, Object body) {
        var request = client.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Content-Type", "application/json");
        return (body.equals("") ? request : request.bodyValue(JSON.writeValueAsString(body))).exchange();
    }

    /** An API token of whoever has this credential. */
    protected JsonNode token(String credential, String role) {
        return json(bearing(HttpMethod.POST, "/api/v1/tokens", credential, Map.of("name", "script", "role", role)));
    }

    /** The body of an answer that succeeded. */
    protected static JsonNode json(ResponseSpec answer) {
        return JSON.readTree(answer.expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** A browser with the cookies of a session. */
    protected final class Browser {

        public final ResponseCookie session;
        public final ResponseCookie proof;

        public Browser(MultiValueMap<String, ResponseCookie> cookies) {
            session = cookies.getFirst("NOVEL_SESSION");
            proof = cookies.getFirst("NOVEL_PROOF");
        }

        public ResponseSpec get(String path) {
            return client.get()
                    .uri(path)
                    .cookie("NOVEL_SESSION", session.getValue())
                    .exchange();
        }

        /** A request that changes something, with a proof. */
        public ResponseSpec change(HttpMethod method, String path, String proof) {
            return client.method(method)
                    .uri(path)
                    .cookie("NOVEL_SESSION", session.getValue())
                    .header("X-Novel-Proof", proof)
                    .exchange();
        }
    }
}
