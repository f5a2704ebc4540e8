package io.novelengine.gateway.apitoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.IdentityTest;
import io.novelengine.shared.testing.Backends;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Tokens for scripts. */
class ApiTokenTests extends IdentityTest {

    @Test
    void aTokenIsGoodUntilItIsRevoked() {
        var made = token(TOKEN, "author");
        var text = made.path("token").asString();

        assertThat(text).matches("novel_[\\w-]{43}[0-9a-f]{8}");
        bearing(HttpMethod.POST, "/api/v1/characters", text, Map.of())
                .expectStatus()
                .isOk();
        bearing(HttpMethod.DELETE, "/api/v1/tokens/" + made.path("id").asString(), TOKEN, "")
                .expectStatus()
                .isNoContent();
        bearing(HttpMethod.GET, "/api/v1/characters", text, "").expectStatus().isUnauthorized();
    }

    @Test
    void aTokenAllowsNoMoreThanItsRole() {
        var reader = token(TOKEN, "reader").path("token").asString();

        bearing(HttpMethod.GET, "/api/v1/me", reader, "").expectStatus().isOk();
        bearing(HttpMethod.POST, "/api/v1/characters", reader, Map.of())
                .expectStatus()
                .isForbidden();
        bearing(HttpMethod.GET, "/metrics", reader, "").expectStatus().isForbidden();
        bearing(HttpMethod.GET, "/api/v1/users", reader, "").expectStatus().isForbidden();
        bearing(HttpMethod.POST, "/api/v1/tokens", reader, Map.of("name", "more", "role", "author"))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aTokenAllowsNoMoreThanItsOwnerMayNow() {
        var id = user("iris", "author").path("id").asString();
        var browser = browser("iris");
        var text = json(client.post()
                        .uri("/api/v1/tokens")
                        .cookie("NOVEL_SESSION", browser.session.getValue())
                        .header("X-Novel-Proof", browser.proof.getValue())
                        .header("Content-Type", "application/json")
                        .bodyValue(Map.of("name", "script", "role", "author"))
                        .exchange())
                .path("token")
                .asString();
        bearing(HttpMethod.POST, "/api/v1/characters", text, Map.of())
                .expectStatus()
                .isOk();

        bearing(HttpMethod.PATCH, "/api/v1/users/" + id, TOKEN, Map.of("roles", java.util.List.of("reader")))
                .expectStatus()
                .isOk();

        bearing(HttpMethod.POST, "/api/v1/characters", text, Map.of())
                .expectStatus()
                .isForbidden();
    }

    @Test
    void othersTokensAreNotThere() {
        var mine = token(TOKEN, "reader").path("id").asString();
        user("jan", "author");
        var browser = browser("jan");

        browser.change(HttpMethod.DELETE, "/api/v1/tokens/" + mine, browser.proof.getValue())
                .expectStatus()
                .isNotFound();
        assertThat(json(browser.get("/api/v1/tokens")).path("items").isEmpty()).isTrue();
        browser.get("/api/v1/tokens?owner=operator").expectStatus().isForbidden();
    }

    @Test
    void onlyTheDigestIsKept() throws Exception {
        var text = token(TOKEN, "reader").path("token").asString();

        try (var connection = Backends.postgres().connect();
                var rows = connection.createStatement().executeQuery("select t::text from gateway.api_token t")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(text, text.substring(6, 20));
            }
        }
    }

    @Test
    void aTypingErrorIsRefusedWithoutAsking() {
        bearing(HttpMethod.GET, "/api/v1/characters", "novel_" + "A".repeat(51), "")
                .expectStatus()
                .isUnauthorized();
        assertThat(TokenText.isSound("novel_")).isFalse();
    }
}
