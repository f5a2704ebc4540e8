package io.novelengine.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.gateway.IdentityTest;
import io.novelengine.gateway.security.Presented;
import io.novelengine.shared.testing.Backends;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Signing in with a browser, and out again. */
class SessionTests extends IdentityTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @Autowired
    private Sessions sessions;

    @Test
    void signsInAndOut() {
        user("ada", "author");
        var browser = browser("ada");

        assertThat(json(browser.get("/api/v1/me")).path("name").asString()).isEqualTo("ada");
        browser.change(HttpMethod.POST, "/api/v1/characters", browser.proof.getValue())
                .expectStatus()
                .isOk();
        browser.change(HttpMethod.DELETE, "/api/v1/session", browser.proof.getValue())
                .expectStatus()
                .isNoContent();
        browser.get("/api/v1/me").expectStatus().isUnauthorized();
    }

    @Test
    void whoHearsThatASessionHasEndedFindsItUnknown() {
        user("ann", "author");
        var browser = browser("ann");
        var presented = new Presented(Presented.Kind.SESSION, browser.session.getValue());
        assertThat(sessions.known(presented).block(BOUND)).isNotNull();

        var found = sessions.end(presented.secret())
                .then(sessions.known(presented).hasElement())
                .block(BOUND);

        assertThat(found).isFalse();
    }

    @Test
    void scriptsCannotReadTheSessionAndItsIdChangesWithEverySignIn() {
        user("bea", "author");
        var first = browser("bea");

        assertThat(first.session.isHttpOnly()).isTrue();
        assertThat(first.session.isSecure()).isTrue();
        assertThat(first.session.getSameSite()).isEqualTo("Lax");
        assertThat(first.proof.isHttpOnly()).isFalse();

        client.post()
                .uri("/api/v1/session")
                .cookie("NOVEL_SESSION", first.session.getValue())
                .header("Content-Type", "application/json")
                .bodyValue(Map.of("name", "bea", "password", PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectCookie()
                .value("NOVEL_SESSION", id -> assertThat(id).isNotEqualTo(first.session.getValue()));
        first.get("/api/v1/me").expectStatus().isUnauthorized();
    }

    @Test
    void aChangeNeedsTheProofThatAnotherSiteCannotSend() {
        user("cleo", "author");
        var browser = browser("cleo");

        browser.change(HttpMethod.POST, "/api/v1/characters", "guessed")
                .expectStatus()
                .isForbidden();
        client.post()
                .uri("/api/v1/characters")
                .cookie("NOVEL_SESSION", browser.session.getValue())
                .exchange()
                .expectStatus()
                .isForbidden();
        client.post()
                .uri("/api/v1/characters")
                .cookie("NOVEL_SESSION", browser.session.getValue())
                .header("X-Novel-Proof", browser.proof.getValue())
                .header("Sec-Fetch-Site", "cross-site")
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(character.calls()).isEmpty();
    }

    @Test
    void signingOutEverywhereEndsAllSessions() {
        user("dora", "author");
        var here = browser("dora");
        var there = browser("dora");

        here.change(HttpMethod.DELETE, "/api/v1/session?everywhere=true", here.proof.getValue())
                .expectStatus()
                .isNoContent();

        there.get("/api/v1/me").expectStatus().isUnauthorized();
    }

    @Test
    void aUserWhoIsKeptOutIsOutAtOnceHere() {
        var id = user("eve", "author").path("id").asString();
        var browser = browser("eve");
        browser.get("/api/v1/me").expectStatus().isOk();

        bearing(HttpMethod.PATCH, "/api/v1/users/" + id, TOKEN, Map.of("disabled", true))
                .expectStatus()
                .isOk();

        browser.get("/api/v1/me").expectStatus().isUnauthorized();
        signIn("eve", PASSWORD).expectStatus().isUnauthorized();
    }

    @Test
    void aNewPasswordEndsTheSessions() {
        user("fay", "author");
        var browser = browser("fay");
        client.post()
                .uri("/api/v1/me/password")
                .cookie("NOVEL_SESSION", browser.session.getValue())
                .header("X-Novel-Proof", browser.proof.getValue())
                .header("Content-Type", "application/json")
                .bodyValue(Map.of("current", PASSWORD, "password", "another long password"))
                .exchange()
                .expectStatus()
                .isNoContent();

        browser.get("/api/v1/me").expectStatus().isUnauthorized();
        signIn("fay", "another long password").expectStatus().isOk();
    }

    @Test
    void guessingIsSlowedDownWhetherTheUserExistsOrNot() {
        user("gil", "author");
        for (var name : new String[] {"gil", "nobody-of-this-name"}) {
            var statuses = new java.util.TreeSet<Integer>();
            for (var i = 0; i < 12; i++) {
                statuses.add(signIn(name, "wrong password " + i)
                        .returnResult(Void.class)
                        .getStatus()
                        .value());
            }
            assertThat(statuses).as(name).containsExactly(401, 429);
            signIn(name, "wrong")
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .exists("Retry-After");
        }
    }

    @Test
    void theOperatorOfTheInstallationMayUseABrowser() {
        var cookies = bearing(HttpMethod.POST, "/api/v1/session/operator", TOKEN, "")
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseCookies();

        assertThat(json(new Browser(cookies).get("/api/v1/me")).path("id").asString())
                .isEqualTo("operator");
    }

    @Test
    void sessionsEndPolitelyWhileRedisIsAwayAndTokensGoOn() {
        user("hal", "author");
        var browser = browser("hal");
        var token = token(TOKEN, "author").path("token").asString();
        Backends.redis().stop();
        try {
            await().atMost(BOUND).untilAsserted(() -> browser.get("/api/v1/me")
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON));
            bearing(HttpMethod.GET, "/api/v1/me", token, "").expectStatus().isOk();
            signIn("hal", "wrong password").expectStatus().isUnauthorized();
            signIn("hal", PASSWORD).expectStatus().isEqualTo(503);
        } finally {
            Backends.redis().start();
        }
        await().atMost(BOUND)
                .untilAsserted(() -> signIn("hal", PASSWORD).expectStatus().isOk());
    }
}
