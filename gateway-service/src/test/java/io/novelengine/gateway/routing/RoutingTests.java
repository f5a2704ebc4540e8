package io.novelengine.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.novelengine.gateway.GatewayTest;
import io.novelengine.gateway.stub.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Which service gets what, and what passes unchanged. */
class RoutingTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/characters?limit=2, character GET /api/v1/characters?limit=2",
        "/api/v1/characters/sherlock/card?spec=v2, character GET /api/v1/characters/sherlock/card?spec=v2",
        "/api/v1/characters/a%20b, character GET /api/v1/characters/a%20b",
        "/api/v1/casts/pequod, character GET /api/v1/casts/pequod",
        "/api/v1/scenarios, simulation GET /api/v1/scenarios",
        "/api/v1/simulations/7/turns?after=3, simulation GET /api/v1/simulations/7/turns?after=3",
        "/api/v1/simulations/7/live, simulation GET /api/v1/simulations/7/live",
        "/api/v1/analytics/summary, analytics GET /api/v1/analytics/summary",
        "/characters, character GET /legacy/characters",
        "/characters/Sherlock%20Holmes, character GET /legacy/characters/Sherlock%20Holmes",
    })
    void sendsEachReadToItsService(String path, String answer) {
        var body = client.get().uri(uri(path)).exchange();

        body.expectStatus().isOk().expectBody(String.class).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/characters, character POST /api/v1/characters 2",
        "/api/v1/simulations, simulation POST /api/v1/simulations 2",
        "/api/v1/reports, report",
        "/simulations, simulation POST /legacy/simulations 2",
    })
    void sendsEachChangeToItsService(String path, String answer) {
        post(path, "{}").expectStatus().isOk().expectBody(String.class).value(body -> assertThat(body)
                .startsWith(answer));
    }

    @Test
    void givesOperatorsTheMetricsOfTheSuite() {
        client.get()
                .uri("/metrics")
                .headers(headers -> headers.setBearerAuth(TOKEN))
                .exchange()
                .expectBody(String.class)
                .isEqualTo("monitoring GET /legacy/metrics");
    }

    @ParameterizedTest
    @CsvSource({"/nothing", "/api/v1/nothing", "/legacy/characters", "/actuator/health", "/actuator/gateway/routes"})
    void knowsNoOtherPath(String path) {
        get(path)
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:not-found");
        assertThat(services).allSatisfy(service -> assertThat(service.calls()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"404", "405", "409", "500"})
    void leavesTheProblemDocumentsOfServicesAlone(int status) {
        var document = "{\"type\":\"urn:novel:problem:mine\",\"status\":" + status + ",\"errors\":[]}";
        character.behave(Service.json(status, document));

        get("/api/v1/characters/ahab")
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .isEqualTo(document);
    }

    @Test
    void passesWhatIsCompressedAsItIs() throws IOException {
        var text = "It is a truth universally acknowledged. ".repeat(200);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        simulation.behave((service, request, response) -> response.header("Content-Encoding", "gzip")
                .header("Content-Type", "text/plain")
                .sendObject(Unpooled.wrappedBuffer(packed.toByteArray())));

        var answer = HttpClient.create()
                .headers(headers -> headers.set(HttpHeaders.ACCEPT_ENCODING, "gzip"))
                .get()
                .uri(uri("/api/v1/simulations/7/story"))
                .responseSingle((response, body) -> {
                    assertThat(response.responseHeaders().getAll(HttpHeaders.CONTENT_ENCODING))
                            .containsExactly("gzip");
                    return body.asByteArray();
                })
                .block(SLACK);

        assertThat(answer).isEqualTo(packed.toByteArray());
    }

    @Test
    void passesLiveEventsOneByOneForAsLongAsTheyCome() {
        simulation.behave((service, request, response) -> response.sse()
                .send(
                        Flux.concat(Mono.just("one"), Mono.just("two").delayElement(DEADLINE.multipliedBy(2)))
                                .map(data -> Unpooled.copiedBuffer("data: " + data + "\n\n", StandardCharsets.UTF_8)),
                        part -> true));

        var events = client.get()
                .uri("/api/v1/simulations/7/live")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .returnResult(String.class)
                .getResponseBody()
                .collectList()
                .block(DEADLINE.multipliedBy(10));

        assertThat(events).containsExactly("one", "two");
    }

    @Test
    void passesWebSocketsBothWays() {
        simulation.behave((service, request, response) -> response.sendWebsocket(
                (in, out) -> out.sendString(in.receive().asString().map(text -> "echo " + text))));

        var answer = HttpClient.create()
                .websocket()
                .uri("ws://127.0.0.1:" + port + "/api/v1/simulations/live")
                .handle((in, out) -> out.sendString(Mono.just("hello"))
                        .then()
                        .thenMany(in.receive().asString().take(1)))
                .blockFirst(DEADLINE.multipliedBy(10));

        assertThat(answer).isEqualTo("echo hello");
    }
}
