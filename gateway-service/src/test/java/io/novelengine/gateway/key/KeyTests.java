package io.novelengine.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.novelengine.gateway.IdentityTest;
import io.novelengine.shared.testing.Backends;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The keys that sign for the gateway. */
@TestPropertySource(properties = "novel.gateway.keys.lead=1s")
class KeyTests extends IdentityTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @Test
    void aNewKeyIsPublishedBeforeItSignsAndTheOldOneStays() throws Exception {
        var before = signer();

        var rotated = ids(json(bearing(HttpMethod.POST, "/api/v1/keys/rotate", TOKEN, "")));

        assertThat(rotated).contains(before);
        assertThat(published()).containsExactlyInAnyOrderElementsOf(rotated);
        await().atMost(BOUND).untilAsserted(() -> assertThat(signer()).isEqualTo(rotated.getFirst()));
        assertThat(published()).contains(before);
    }

    @Test
    void afterAnUrgentRotationNoOlderKeyIsPublished() throws Exception {
        var before = signer();

        json(bearing(HttpMethod.POST, "/api/v1/keys/rotate?urgent=true", TOKEN, ""));

        assertThat(published()).hasSize(1).doesNotContain(before);
        assertThat(signer()).isEqualTo(published().getFirst());
    }

    @Test
    void rotationUnderLoadCostsNoRequest() throws Exception {
        var stop = new AtomicBoolean();
        var asked = new AtomicInteger();
        var failed = new AtomicInteger();
        var load = Thread.ofVirtual().start(() -> {
            while (!stop.get()) {
                if (get("/api/v1/characters")
                                .returnResult(Void.class)
                                .getStatus()
                                .value()
                        != 200) {
                    failed.incrementAndGet();
                }
                asked.incrementAndGet();
            }
        });
        for (var i = 0; i < 3; i++) {
            var first = signer();
            json(bearing(HttpMethod.POST, "/api/v1/keys/rotate", TOKEN, ""));
            await().atMost(BOUND).untilAsserted(() -> assertThat(signer()).isNotEqualTo(first));
        }
        stop.set(true);
        load.join(BOUND);

        assertThat(asked.get()).isPositive();
        assertThat(failed.get()).isZero();
        var known = published();
        for (var call : character.calls()) {
            assertThat(known).contains(kid(call.headers().get("Authorization").substring(7)));
        }
    }

    @Test
    void privateKeysAreNotInTheDatabaseInTheOpen() throws Exception {
        try (var connection = Backends.postgres().connect();
                var rows = connection.createStatement().executeQuery("select sealed from gateway.signing_key")) {
            assertThat(rows.next()).isTrue();
            assertThat(new String(rows.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("\"d\"", "P-256");
        }
    }

    @Test
    void onlyAdministratorsSeeAndRotateKeys() {
        get("/api/v1/keys").expectStatus().isUnauthorized();
        var operator = token(TOKEN, "operator").path("token").asString();
        bearing(HttpMethod.POST, "/api/v1/keys/rotate", operator, "")
                .expectStatus()
                .isForbidden();
    }

    private String signer() throws Exception {
        character.calls().clear();
        get("/api/v1/characters").expectStatus().isOk();
        return kid(character.calls().getFirst().headers().get("Authorization").substring(7));
    }

    private static String kid(String token) throws java.text.ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private List<String> published() {
        return json(get("/.well-known/jwks.json"))
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(key -> key.path("id").asString())
                .toList();
    }
}
