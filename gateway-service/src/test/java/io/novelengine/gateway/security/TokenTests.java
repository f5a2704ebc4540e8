package io.novelengine.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.GatewayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Who may ask what. */
class TokenTests extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/api/v1/characters", "/api/v1/simulations/7/story", "/v3/api-docs"})
    void everybodyMayReadWhatIsPublic(String path) {
        get(path).expectStatus().isOk();
        client.head().uri(path).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/characters",
        "PUT, /api/v1/characters/1",
        "PATCH, /api/v1/characters/1",
        "DELETE, /api/v1/characters/1",
        "OPTIONS, /api/v1/characters/1",
        "POST, /simulations",
        "POST, /nothing",
        "GET, /metrics",
        "HEAD, /metrics",
        "GET, /api/performance/overview",
        "GET, /api/performance",
        "GET, /api/%70erformance/overview",
    })
    void everythingElseNeedsTheToken(String method, String path) {
        var challenge = client.method(HttpMethod.valueOf(method))
                .uri(uri(path))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst(HttpHeaders.WWW_AUTHENTICATE);

        assertThat(challenge).isEqualTo("Bearer realm=\"novel\"");
        assertThat(services).allSatisfy(service -> assertThat(service.calls()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer " + TOKEN + "x",
                "Bearer",
                "Bearer ",
                "Basic b3BlcmF0b3I6",
                TOKEN,
                "Bearer A-TOKEN-THAT-ONLY-THESE-TESTS-KNOW"
            })
    void aWrongTokenIsRefusedEvenWhereNoneIsNeeded(String authorization) {
        refused(client.get()
                .uri("/api/v1/characters")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange());

        assertThat(character.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER "})
    void theTokenOpensEverything(String scheme) {
        client.get()
                .uri("/api/performance/overview")
                .header(HttpHeaders.AUTHORIZATION, scheme + TOKEN)
                .exchange()
                .expectStatus()
                .isOk();
        client.delete()
                .uri("/api/v1/characters/1")
                .header(HttpHeaders.AUTHORIZATION, scheme + TOKEN)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void anUnknownPathIsStillUnknownToTheOperator() {
        post("/nothing", "{}").expectStatus().isNotFound();
    }

    private static void refused(ResponseSpec answer) {
        answer.expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"novel\", error=\"invalid_token\"")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:unauthenticated");
    }
}
