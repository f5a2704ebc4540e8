package io.novelengine.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.IdentityTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.util.UriComponentsBuilder;

/** Users who are known elsewhere. */
@TestPropertySource(
        properties = {"novel.gateway.oidc.client-id=novel", "novel.gateway.oidc.client-secret=only-for-tests"})
class OidcTests extends IdentityTest {

    private static final Issuer ISSUER = new Issuer();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("novel.gateway.oidc.issuer", ISSUER::url);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void signsInAtTheIssuerAndComesBackWithASession() {
        var left = leave();

        var back = comeBack(left, left.cookie.getValue());

        var cookies =
                back.expectStatus().isSeeOther().returnResult(String.class).getResponseCookies();
        var me = json(new Browser(cookies).get("/api/v1/me"));
        assertThat(me.path("name").asString()).isEqualTo("Visitor v1");
        assertThat(me.path("roles").toString()).isEqualTo("[\"author\"]");
    }

    @Test
    void anotherBrowserCannotComeBackInItsPlace() {
        var left = leave();

        comeBack(left, "another browser").expectStatus().isUnauthorized();
    }

    @Test
    void aWrongNonceIsRefused() {
        var left = leave();
        ISSUER.prepare("code-2", ISSUER.token("v1", "novel", "another", List.of("author"), soon()));

        callback(left, "code-2", left.cookie.getValue()).expectStatus().isUnauthorized();
    }

    @Test
    void takesBearerTokensOfTheIssuer() {
        var token = ISSUER.token("v2", "novel", null, List.of("author", "service"), soon());

        for (var i = 0; i < 2; i++) {
            var me = json(bearing(HttpMethod.GET, "/api/v1/me", token, ""));
            assertThat(me.path("roles").toString()).isEqualTo("[\"author\"]");
        }
        bearing(HttpMethod.POST, "/api/v1/characters", token, Map.of())
                .expectStatus()
                .isOk();
    }

    @Test
    void whoHasNoRoleThereReadsHere() {
        var token = ISSUER.token("v3", "novel", null, List.of(), soon());

        bearing(HttpMethod.GET, "/api/v1/me", token, "").expectStatus().isOk();
        bearing(HttpMethod.POST, "/api/v1/characters", token, Map.of())
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesTokensForOthersAndThoseThatHaveEnded() {
        var forOthers = ISSUER.token("v4", "elsewhere", null, List.of("admin"), soon());
        var ended = ISSUER.token(
                "v4", "novel", null, List.of("admin"), Instant.now().minusSeconds(600));

        bearing(HttpMethod.GET, "/api/v1/me", forOthers, "").expectStatus().isUnauthorized();
        bearing(HttpMethod.GET, "/api/v1/me", ended, "").expectStatus().isUnauthorized();
        bearing(HttpMethod.GET, "/api/v1/me", forOthers + "x", "")
                .expectStatus()
                .isUnauthorized();
    }

    private Left leave() {
        var result = get("/oauth2/authorization/oidc").expectStatus().isFound().returnResult(String.class);
        var query = UriComponentsBuilder.fromUri(result.getResponseHeaders().getLocation())
                .build(true)
                .getQueryParams();
        assertThat(query.getFirst("code_challenge_method")).isEqualTo("S256");
        return new Left(
                query.getFirst("state"),
                query.getFirst("nonce"),
                result.getResponseCookies().getFirst("NOVEL_LOGIN"));
    }

    private ResponseSpec comeBack(Left left, String cookie) {
        ISSUER.prepare("code-1", ISSUER.token("v1", "novel", left.nonce, List.of("author"), soon()));
        return callback(left, "code-1", cookie);
    }

    private ResponseSpec callback(Left left, String code, String cookie) {
        return client.get()
                .uri(uri("/login/oauth2/code/oidc?code=" + code + "&state=" + left.state))
                .cookie("NOVEL_LOGIN", cookie.replace(' ', '-'))
                .exchange();
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(120);
    }

    private record Left(String state, String nonce, ResponseCookie cookie) {}
}
