package io.novelengine.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.IdentityTest;
import io.novelengine.shared.testing.Backends;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;

/** The users, and the first of them. */
@TestPropertySource(
        properties = {
            "novel.gateway.accounts.admin-name=Root",
            "novel.gateway.accounts.admin-password=the first password of all",
            "novel.gateway.accounts.password-cost=8"
        })
class UserTests extends IdentityTest {

    @Test
    void theFirstAdministratorComesFromTheSettings() {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> signIn(
                        "root", "the first password of all")
                .expectStatus()
                .isOk());
    }

    @Test
    void administratorsMakeChangeAndRemoveUsers() {
        var made = user("nia", "reader");
        var path = "/api/v1/users/" + made.path("id").asString();

        assertThat(made.has("password")).isFalse();
        assertThat(json(bearing(HttpMethod.PATCH, path, TOKEN, Map.of("title", "Nia", "roles", List.of("author"))))
                        .path("roles")
                        .toString())
                .isEqualTo("[\"author\"]");
        assertThat(json(bearing(HttpMethod.GET, "/api/v1/users?limit=200", TOKEN, ""))
                        .path("items")
                        .valueStream()
                        .map(user -> user.path("name").asString()))
                .contains("nia");
        bearing(HttpMethod.DELETE, path, TOKEN, "").expectStatus().isNoContent();
        bearing(HttpMethod.GET, path, TOKEN, "").expectStatus().isNotFound();
    }

    @Test
    void refusesWhatCannotBeAUser() {
        for (var bad : List.<Map<String, Object>>of(
                Map.of("name", "No Spaces", "password", PASSWORD, "roles", List.of("reader")),
                Map.of("name", "oda", "password", "short", "roles", List.of("reader")),
                Map.of("name", "oda", "password", "ä".repeat(40), "roles", List.of("reader")),
                Map.of("name", "oda", "password", PASSWORD, "roles", List.of("service")),
                Map.of("name", "oda", "password", PASSWORD, "roles", List.of()))) {
            bearing(HttpMethod.POST, "/api/v1/users", TOKEN, bad).expectStatus().isBadRequest();
        }
        user("pia", "reader");
        bearing(
                        HttpMethod.POST,
                        "/api/v1/users",
                        TOKEN,
                        Map.of("name", "pia", "password", PASSWORD, "roles", List.of("reader")))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void onlyAdministratorsSeeUsers() {
        get("/api/v1/users").expectStatus().isUnauthorized();
        bearing(
                        HttpMethod.GET,
                        "/api/v1/users",
                        token(TOKEN, "operator").path("token").asString(),
                        "")
                .expectStatus()
                .isForbidden();
    }

    @Test
    void theTimeToRefuseDoesNotTellWhetherTheUserExists() {
        user("quin", "reader");
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (var i = 0; i < 5; i++) {
            known.add(timeToRefuse("quin"));
            unknown.add(timeToRefuse("nobody-" + i));
        }
        known.sort(null);
        unknown.sort(null);

        assertThat(unknown.get(2)).isBetween(known.get(2) / 4, known.get(2) * 4);
    }

    private long timeToRefuse(String name) {
        var begin = Instant.now();
        signIn(name, "wrong password").expectStatus().isUnauthorized();
        return Duration.between(begin, Instant.now()).toNanos();
    }

    @Test
    void passwordsAreNotKept() throws Exception {
        user("rea", "reader");
        try (var connection = Backends.postgres().connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select password from gateway.account where name = 'rea'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).startsWith("$2a$").doesNotContain(PASSWORD);
        }
    }
}
