package io.novelengine.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.gateway.IdentityTest;
import io.novelengine.shared.testing.Backends;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Somebody administers the suite, whatever administrators do to one another. */
class LastAdminTests extends IdentityTest {

    private static final Map<String, Object> DEMOTED = Map.of("roles", List.of("author"));
    private static final Map<String, Object> DISABLED = Map.of("disabled", true);

    @BeforeEach
    void nobodyElseAdministers() throws SQLException {
        execute("update gateway.account set roles = array_replace(roles, 'admin', 'admin-later')");
    }

    @AfterEach
    void othersAdministerAgain() throws SQLException {
        execute("delete from gateway.account where name like 'last-%'");
        execute("update gateway.account set roles = array_replace(roles, 'admin-later', 'admin')");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String admin() {
        return "/api/v1/users/"
                + user("last-" + UUID.randomUUID(), "admin").path("id").asString();
    }

    private ResponseSpec change(String path, Map<String, Object> change) {
        return bearing(HttpMethod.PATCH, path, TOKEN, change);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demote", "disable", "delete"})
    void theLastStaysAndASecondMayGo(String deed) {
        var last = admin();
        does(deed, last)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:conflict")
                .jsonPath("$.detail")
                .isEqualTo("This is the last administrator who is not kept out."
                        + " Make another user an administrator first.");
        assertThat(json(bearing(HttpMethod.GET, last, TOKEN, "")).path("roles").toString())
                .isEqualTo("[\"admin\"]");

        admin();

        does(deed, last).expectStatus().is2xxSuccessful();
    }

    private ResponseSpec does(String deed, String path) {
        return switch (deed) {
            case "demote" -> change(path, DEMOTED);
            case "disable" -> change(path, DISABLED);
            default -> bearing(HttpMethod.DELETE, path, TOKEN, "");
        };
    }

    @Test
    void whoIsKeptOutDoesNotCountAndTheLastMayBeCalledAnotherName() {
        var kept = admin();
        var last = admin();
        change(kept, DISABLED).expectStatus().isOk();

        change(last, DEMOTED).expectStatus().isEqualTo(409);
        change(last, Map.of("title", "The Last")).expectStatus().isOk();
        bearing(HttpMethod.DELETE, kept, TOKEN, "").expectStatus().isNoContent();
    }

    /** The first of them, whose change is not committed yet, is played by a connection of the test. */
    @Test
    void ofTwoWhoTakeAwayEachOtherAtOnceOneStays() throws Exception {
        var one = admin();
        var other = admin();
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update gateway.account set roles = '{author}' where id = '"
                    + one.substring(one.lastIndexOf('/') + 1) + "'");

            var answer =
                    CompletableFuture.supplyAsync(() -> status(change(other, DEMOTED)), Thread::startVirtualThread);
            await().atMost(Duration.ofSeconds(20)).until(() -> answer.isDone() || isWaited());
            connection.commit();

            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(409);
        }
    }

    private static boolean isWaited() throws SQLException {
        try (var connection = Backends.postgres().connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%for update%' and pid <> pg_backend_pid()")) {
            return rows.next();
        }
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }
}
