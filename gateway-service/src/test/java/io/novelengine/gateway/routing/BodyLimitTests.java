package io.novelengine.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.novelengine.gateway.GatewayTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/** How large a body may be, said or not. */
class BodyLimitTests extends GatewayTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void takesABodyUpToTheLimit() {
        post("/api/v1/characters", "x".repeat(2 * MEGABYTE))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("character POST /api/v1/characters " + 2 * MEGABYTE);
    }

    @Test
    void refusesALargerBodyBeforeTheServiceHearsOfIt() {
        tooLarge(post("/api/v1/characters", "x".repeat(2 * MEGABYTE + 1)));

        assertThat(character.calls()).isEmpty();
    }

    @Test
    void countsABodyThatDoesNotSayItsLength() {
        assertThat(chunked("/api/v1/characters", 1)).isEqualTo(200);
        assertThat(chunked("/api/v1/characters", 3)).isEqualTo(413);
    }

    @Test
    void bodiesThatAreTooLargeAreNotTheFaultOfTheService() {
        for (var i = 0; i < 12; i++) {
            chunked("/api/v1/characters", 3);
        }

        get("/api/v1/characters").expectStatus().isOk();
        assertThat(breakers.circuitBreaker("character").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void takesLargerFilesToImport() {
        assertThat(chunked("/api/v1/characters/import", 20)).isEqualTo(200);
        assertThat(chunked("/api/v1/characters/import", 22)).isEqualTo(413);
    }

    private int chunked(String path, int megabytes) {
        return HttpClient.create()
                .headers(headers -> headers.set("Authorization", "Bearer " + TOKEN))
                .post()
                .uri("http://127.0.0.1:" + port + path)
                .send(Flux.range(0, megabytes * 16).map(_ -> Unpooled.wrappedBuffer(new byte[MEGABYTE / 16])))
                .response()
                .block(DEADLINE.multipliedBy(20))
                .status()
                .code();
    }

    private static void tooLarge(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:too-large");
    }
}
