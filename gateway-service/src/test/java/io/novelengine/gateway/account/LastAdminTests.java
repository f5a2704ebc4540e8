package io.novelengine.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.IdentityTest;
import io.novelengine.shared.testing.Backends;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
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

    @RepeatedTest(20)
    void ofTwoWhoTakeAwayEachOtherAtOnceOneStays() {
        var one = admin();
        var other = admin();

        var statuses = Stream.of(one, other)
                .map(path -> CompletableFuture.supplyAsync(
                        () -> status(path.equals(one) ? change(path, DEMOTED) : change(path, DISABLED))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }
}
