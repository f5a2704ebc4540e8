package io.novelengine.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.novelengine.gateway.IdentityTest;
import io.novelengine.shared.testing.Backends;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** What was done is written down once and stays. */
class AuditTests extends IdentityTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @Test
    void takesDownSignInsRefusalsAndChanges() {
        var id = user("lou", "reader").path("id").asString();
        browser("lou");
        signIn("lou", "wrong password").expectStatus().isUnauthorized();
        client.delete().uri("/api/v1/characters/1").exchange().expectStatus().isUnauthorized();
        bearing(HttpMethod.DELETE, "/api/v1/users/" + id, TOKEN, "")
                .expectStatus()
                .isNoContent();

        await().atMost(BOUND).untilAsserted(() -> assertThat(lines("/api/v1/audit?limit=50"))
                .contains(
                        id + " sign-in lou done",
                        "anonymous sign-in lou refused",
                        "anonymous refusal DELETE /api/v1/characters/1 refused",
                        "operator change DELETE /api/v1/users/" + id + " done"));
        assertThat(lines("/api/v1/audit?actor=" + id)).containsExactly(id + " sign-in lou done");
    }

    @Test
    void isReadInPagesFromTheNewest() {
        for (var i = 0; i < 5; i++) {
            client.post().uri("/paged-" + i).exchange().expectStatus().isUnauthorized();
        }
        await().atMost(BOUND).untilAsserted(() -> assertThat(paged()).hasSize(5));

        assertThat(paged()).containsExactly("/paged-4", "/paged-3", "/paged-2", "/paged-1", "/paged-0");
    }

    private List<String> paged() {
        var first = json(bearing(HttpMethod.GET, "/api/v1/audit?action=refusal&limit=3", TOKEN, ""));
        var second = json(bearing(
                HttpMethod.GET,
                "/api/v1/audit?action=refusal&limit=3&cursor="
                        + first.path("next").asString(),
                TOKEN,
                ""));
        return Stream.of(first, second)
                .flatMap(page -> page.path("items").valueStream())
                .map(entry -> entry.path("target").asString())
                .filter(target -> target.contains("/paged-"))
                .map(target -> target.substring(target.indexOf('/')))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update gateway.audit_entry set actor = 'x'",
                "delete from gateway.audit_entry",
                "truncate gateway.audit_entry"
            })
    void isAppendOnly(String change) throws Exception {
        user("mia-" + Math.abs(change.hashCode()), "reader");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(lines("/api/v1/audit")).isNotEmpty());

        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void onlyAdministratorsReadIt() {
        get("/api/v1/audit").expectStatus().isUnauthorized();
        bearing(
                        HttpMethod.GET,
                        "/api/v1/audit",
                        token(TOKEN, "operator").path("token").asString(),
                        "")
                .expectStatus()
                .isForbidden();
    }

    private List<String> lines(String path) {
        return json(bearing(HttpMethod.GET, path, TOKEN, ""))
                .path("items")
                .valueStream()
                .map(entry -> String.join(
                        " ",
                        entry.path("actor").asString(),
                        entry.path("action").asString(),
                        entry.path("target").asString(),
                        entry.path("outcome").asString()))
                .toList();
    }
}
