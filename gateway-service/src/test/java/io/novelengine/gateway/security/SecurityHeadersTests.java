package io.novelengine.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.GatewayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** What every answer says to browsers. */
class SecurityHeadersTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/swagger-ui.html, 200",
        "/api/v1/characters, 200",
        "/health, 200",
        "/nothing, 404",
        "/metrics, 401",
        "/api/v1//characters, 400",
        "/api/v1/characters/..%2f..%2fmetrics, 400",
        "/api/v1/characters;a=b, 400",
    })
    void everyAnswerIsProtected(String path, int status) {
        var headers = client.get()
                .uri(uri(path))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .returnResult(Void.class)
                .getResponseHeaders();

        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'");
        if (status >= 400) {
            assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void scriptsRunOnTheGatewaysOwnPagesOnly() {
        assertThat(policy("/")).contains("script-src 'self'").doesNotContain("unsafe");
        assertThat(policy("/swagger-ui.html")).contains("script-src 'self'");
        assertThat(policy("/api/v1/simulations/7/story")).doesNotContain("script-src");
    }

    @Test
    void aServiceMayHaveItsOwnContentPolicyAndCaching() {
        simulation.behave((service, request, response) -> response.header("Content-Security-Policy", "sandbox")
                .header("Cache-Control", "max-age=60")
                .header("ETag", "\"1\"")
                .send());

        get("/api/v1/simulations/7/story")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "sandbox")
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=60")
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/start.css", "/start.js", "/swagger-ui.js", "/webjars/swagger-ui/swagger-ui-bundle.js"})
    void servesWhatItsPagesNeed(String path) {
        get(path).expectStatus().isOk();
    }

    private String policy(String path) {
        return get(path).returnResult(Void.class).getResponseHeaders().getFirst("Content-Security-Policy");
    }
}
