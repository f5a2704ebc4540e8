package io.novelengine.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.novelengine.gateway.GatewayTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.test.StepVerifier;

/** Live streams on their way through. */
class LiveRoutingTests extends GatewayTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @ParameterizedTest
    @ValueSource(ints = {4012, 4013, 4400, 1000})
    void messagesPassBothWaysAndTheCloseCodeArrives(int code) {
        simulation.behave((service, request, response) -> response.sendWebsocket((in, out) -> out.sendObject(
                in.receive().asString().index().concatMap(heard -> Flux.<WebSocketFrame>just(
                                new TextWebSocketFrame("heard " + heard.getT2() + " at " + request.uri()))
                        .concatWith(heard.getT1() == 0 ? Mono.empty() : later(code))),
                frame -> true)));
        var heard = new CopyOnWriteArrayList<String>();
        var status = talk("/api/v1/simulations/live", List.of("one", "two"), heard, null);
        assertThat(heard)
                .containsExactly("heard one at /api/v1/simulations/live", "heard two at /api/v1/simulations/live");
        assertThat(status.getCode()).isEqualTo(code);
    }

    @Test
    void largeMessagesPassCompressed() {
        var large = "once upon a time ".repeat(20_000);
        simulation.behave((service, request, response) -> response.sendWebsocket((in, out) -> out.sendObject(
                Flux.<WebSocketFrame>just(new TextWebSocketFrame(large)).concatWith(later(1000)), frame -> true)));
        var heard = new CopyOnWriteArrayList<String>();
        talk("/api/v1/simulations/7/live?after=3", List.of(), heard, null);
        assertThat(heard).containsExactly(large);
        assertThat(simulation.calls().getFirst().uri()).isEqualTo("/api/v1/simulations/7/live?after=3");
    }

    /** A gateway may let a close overtake what was said just before. */
    private static Mono<WebSocketFrame> later(int code) {
        return Mono.delay(Duration.ofMillis(500)).map(moment -> new CloseWebSocketFrame(code, "why"));
    }

    private CloseStatus talk(String path, List<String> words, List<String> heard, String origin) {
        var closed = new AtomicReference<CloseStatus>();
        var headers = new HttpHeaders();
        if (origin != null) {
            headers.setOrigin(origin);
        }
        new ReactorNettyWebSocketClient(
                        HttpClient.create(),
                        () -> WebsocketClientSpec.builder().compress(true).maxFramePayloadLength(1 << 20))
                .execute(URI.create("ws://127.0.0.1:" + port + path), headers, session -> Flux.merge(
                                session.send(Flux.fromIterable(words)
                                        .map(session::textMessage)
                                        .concatWith(Mono.never())
                                        .takeUntilOther(session.closeStatus())),
                                session.receive()
                                        .map(WebSocketMessage::getPayloadAsText)
                                        .doOnNext(heard::add)
                                        .then(),
                                session.closeStatus().doOnNext(closed::set).then())
                        .then())
                .block(LIMIT);
        return closed.get();
    }

    @Test
    void pagesOfOtherOriginsOpenNoSocket() {
        client.get()
                .uri("/api/v1/simulations/live")
                .header("Connection", "Upgrade")
                .header("Upgrade", "WebSocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")
                .header("Origin", "http://evil.example")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:forbidden");
        assertThat(simulation.calls()).isEmpty();
        simulation.behave((service, request, response) -> response.sendWebsocket((in, out) ->
                out.sendObject(new CloseWebSocketFrame(1000, "over")).then()));
        talk("/api/v1/simulations/live", List.of(), new CopyOnWriteArrayList<>(), "http://127.0.0.1:" + port);
        assertThat(simulation.calls()).hasSize(1);
    }

    @Test
    void eachServerSentEventArrivesWhenItIsSentHoweverLongTheNextTakes() {
        simulation.behave((service, request, response) -> response.sse()
                .send(
                        Flux.just("id: 1\ndata: one\n\n")
                                .concatWith(Mono.just("id: 2\ndata: two\n\n").delayElement(Duration.ofSeconds(2)))
                                .concatWith(Mono.never())
                                .map(text -> Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)),
                        sent -> true));
        var events = client.get()
                .uri("/api/v1/simulations/7/live")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", "5")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
        StepVerifier.create(events)
                .expectNext("one")
                .expectNoEvent(Duration.ofMillis(800))
                .expectNext("two")
                .thenCancel()
                .verify(LIMIT);
        assertThat(simulation.calls().getFirst().headers().get("Last-Event-ID")).isEqualTo("5");
    }

    @Test
    void theWrittenProtocolComesFromTheSimulations() {
        get("/v3/async-api").expectStatus().isOk().expectBody(String.class).isEqualTo("simulation GET /v3/async-api");
    }
}
