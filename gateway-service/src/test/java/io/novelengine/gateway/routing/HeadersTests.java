package io.novelengine.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.GatewayTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the services get to see of a request besides its path and body. */
class HeadersTests extends GatewayTest {

    @Test
    void keepsCredentialsAndClaimsOfOriginFromTheServices() {
        client.get()
                .uri("/api/v1/characters")
                .headers(headers -> {
                    headers.setBearerAuth(TOKEN);
                    headers.set("Cookie", "session=1");
                    headers.set("X-User-Id", "admin");
                    headers.set("x-user-roles", "admin");
                    headers.set("X-Novel-User", "admin");
                    headers.set("X-Forwarded-For", "10.0.0.1");
                    headers.set("X-Forwarded-Host", "elsewhere");
                    headers.set("Forwarded", "for=10.0.0.1");
                    headers.set("Idempotency-Key", "k1");
                })
                .exchange()
                .expectStatus()
                .isOk();

        var seen = character.calls().getFirst().headers();
        assertThat(seen.names()).map(String::toLowerCase).doesNotContain("cookie", "forwarded");
        assertThat(seen.getAll("Authorization")).singleElement().satisfies(passport -> assertThat(passport)
                .startsWith("Bearer ey")
                .doesNotContain(TOKEN));
        assertThat(seen.names()).noneMatch(name -> name.toLowerCase().matches("x-(user|novel|forwarded)-.*"));
        assertThat(seen.get("Idempotency-Key")).isEqualTo("k1");
    }

    @Test
    void passesASaneRequestIdOnAndRepeatsIt() {
        client.get()
                .uri("/api/v1/characters")
                .header("X-Request-Id", "web-42")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "web-42");

        assertThat(character.calls().getFirst().headers().getAll("X-Request-Id"))
                .containsExactly("web-42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "<script>",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void replacesAnOddRequestId(String odd) {
        var given = client.get()
                .uri("/api/v1/characters")
                .header("X-Request-Id", odd)
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders()
                .get("X-Request-Id");

        assertThat(given)
                .singleElement()
                .satisfies(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
        assertThat(character.calls().getFirst().headers().get("X-Request-Id")).isEqualTo(given.getFirst());
    }

    @Test
    void refusalsHaveARequestIdToo() {
        client.post().uri("/api/v1/characters").exchange().expectHeader().exists("X-Request-Id");
        get("/nothing").expectHeader().exists("X-Request-Id");
    }

    @Test
    void theTraceOfTheClientGoesOnInTheService() {
        var trace = "0af7651916cd43dd8448eb211c80319c";

        client.get()
                .uri("/api/v1/characters")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(character.calls().getFirst().headers().getAll("traceparent"))
                .singleElement()
                .satisfies(parent -> assertThat(parent)
                        .matches("00-" + trace + "-[0-9a-f]{16}-\\d\\d")
                        .doesNotContain("b7ad6b7169203331"));
    }
}
