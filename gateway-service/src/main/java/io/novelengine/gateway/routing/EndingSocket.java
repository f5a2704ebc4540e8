package io.novelengine.gateway.routing;

import java.util.List;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/**
 * A WebSocket that is closed with {@code 4401} when whoever opened it may no more.
 *
 * @param handler what it is for
 * @param ended comes when that is so
 */
record EndingSocket(WebSocketHandler handler, Mono<Boolean> ended) implements WebSocketHandler {

    private static final CloseStatus SIGNED_OUT =
            new CloseStatus(4401, "the session or token has ended, or may less than before");

    @Override
    public List<String> getSubProtocols() {
        return handler.getSubProtocols();
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        return Mono.firstWithSignal(handler.handle(session), ended.flatMap(now -> closing(session)));
    }

    /** Cached so that a handler which ends by it does not cancel it: the frame would then be taken back. */
    private static Mono<Void> closing(WebSocketSession session) {
        return session.close(SIGNED_OUT).cache();
    }
}
