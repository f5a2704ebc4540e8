package io.novelengine.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.novelengine.gateway.IdentityTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Streams of callers who may no more. */
class EndedRightsTests extends IdentityTest {

    /** What the README promises, with room for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static final String LIVE = "/api/v1/simulations/live";

    private final String name = "watcher-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<CloseStatus> closed = new AtomicReference<>();
    private final AtomicInteger left = new AtomicInteger();

    /** Ways in which the rights of a caller end. */
    enum End {
        SESSION_ENDED,
        SESSION_OF_A_TICKET_ENDED,
        TOKEN_REVOKED,
        TOKEN_OF_A_TICKET_REVOKED,
        USER_DISABLED,
        USER_DEMOTED
    }

    @BeforeEach
    void sendOneMessageAndStayOpen() {
        simulation.behave(
                (service, request, response) -> request.requestHeaders().contains("Upgrade")
                        ? response.sendWebsocket((in, out) -> out.sendObject(
                                        Flux.<WebSocketFrame>just(new TextWebSocketFrame("hello"))
                                                .concatWith(Mono.never()),
                                        frame -> true)
                                .then()
                                .doFinally(end -> left.incrementAndGet()))
                        : response.sse()
                                .send(
                                        Flux.just("id: 1\ndata: hello\n\n")
                                                .concatWith(Mono.never())
                                                .map(text -> Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)),
                                        sent -> true)
                                .then()
                                .doFinally(end -> left.incrementAndGet()));
    }

    @ParameterizedTest
    @EnumSource
    void aWebSocketIsClosedWhenTheRightsOfItsCallerEnd(End end) {
        var user = "/api/v1/users/" + user(name, "author").path("id").asString();
        var browser = browser(name);
        var token = token(browser, "author");
        var bearer = token.path("token").asString();
        var headers = new HttpHeaders();
        var query = "";
        switch (end) {
            case SESSION_ENDED -> headers.add("Cookie", "NOVEL_SESSION=" + browser.session.getValue());
            case SESSION_OF_A_TICKET_ENDED ->
                query = "?ticket="
                        + json(browser.change(HttpMethod.POST, "/api/v1/tickets", browser.proof.getValue()))
                                .path("ticket")
                                .asString();
            case TOKEN_OF_A_TICKET_REVOKED ->
                query = "?ticket="
                        + json(bearing(HttpMethod.POST, "/api/v1/tickets", bearer, ""))
                                .path("ticket")
                                .asString();
            default -> headers.setBearerAuth(bearer);
        }
        var watching = watch(LIVE + query, headers);
        await().atMost(BOUND).until(() -> heard.contains("hello"));

        switch (end) {
            case SESSION_ENDED, SESSION_OF_A_TICKET_ENDED ->
                browser.change(HttpMethod.DELETE, "/api/v1/session", browser.proof.getValue())
                        .expectStatus()
                        .isNoContent();
            case TOKEN_REVOKED, TOKEN_OF_A_TICKET_REVOKED ->
                bearing(HttpMethod.DELETE, "/api/v1/tokens/" + token.path("id").asString(), TOKEN, "")
                        .expectStatus()
                        .isNoContent();
            case USER_DISABLED ->
                bearing(HttpMethod.PATCH, user, TOKEN, Map.of("disabled", true))
                        .expectStatus()
                        .isOk();
            case USER_DEMOTED ->
                bearing(HttpMethod.PATCH, user, TOKEN, Map.of("roles", List.of("reader")))
                        .expectStatus()
                        .isOk();
        }

        await().atMost(BOUND).until(() -> closed.get() != null);
        assertThat(closed.get().getCode()).isEqualTo(4401);
        assertThat(closed.get().getReason()).contains("has ended");
        await().atMost(BOUND).until(() -> left.get() == 1);
        watching.dispose();
    }

    @Test
    void aStreamOfEventsEndsWithOneThatSaysSo() {
        user(name, "author");
        var token = token(browser(name), "author");
        var watching = client.get()
                .uri("/api/v1/simulations/7/live")
                .headers(headers -> headers.setBearerAuth(token.path("token").asString()))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .doOnNext(heard::add)
                .doOnComplete(() -> closed.set(CloseStatus.NORMAL))
                .subscribe();
        await().atMost(BOUND).until(() -> heard.contains("hello"));

        bearing(HttpMethod.DELETE, "/api/v1/tokens/" + token.path("id").asString(), TOKEN, "")
                .expectStatus()
                .isNoContent();

        await().atMost(BOUND).until(() -> closed.get() != null);
        assertThat(heard).hasSize(2);
        assertThat(heard.getLast()).contains("urn:novel:problem:unauthenticated");
        await().atMost(BOUND).until(() -> left.get() == 1);
        watching.dispose();
    }

    @Test
    void whoStillMayAndWhoIsNobodyGoOnWatching() {
        user(name, "author");
        var headers = new HttpHeaders();
        headers.setBearerAuth(token(browser(name), "author").path("token").asString());
        var known = watch(LIVE, headers);
        var nobody = watch(LIVE, new HttpHeaders());
        await().atMost(BOUND).until(() -> heard.size() == 2);

        await().during(Duration.ofSeconds(7)).atMost(BOUND).until(() -> closed.get() == null && left.get() == 0);
        known.dispose();
        nobody.dispose();
    }

    private tools.jackson.databind.JsonNode token(Browser browser, String role) {
        return json(client.post()
                .uri("/api/v1/tokens")
                .cookie("NOVEL_SESSION", browser.session.getValue())
                .header("X-Novel-Proof", browser.proof.getValue())
                .header("Content-Type", "application/json")
                .bodyValue(JSON.writeValueAsString(Map.of("name", "script", "role", role)))
                .exchange());
    }

    private Disposable watch(String path, HttpHeaders headers) {
        return new ReactorNettyWebSocketClient(HttpClient.create())
                .execute(URI.create("ws://127.0.0.1:" + port + path), headers, session -> session.receive()
                        .map(WebSocketMessage::getPayloadAsText)
                        .doOnNext(heard::add)
                        .then()
                        .and(session.closeStatus().doOnNext(closed::set)))
                .subscribe();
    }
}
