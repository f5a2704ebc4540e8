package io.novelengine.gateway.routing;

import io.novelengine.gateway.security.Standing;
import java.nio.charset.StandardCharsets;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends streams of events when whoever opened them may no more; the last event says so. */
@Component
@Order(-3)
class EndingEvents implements GlobalFilter {

    private static final byte[] SIGNED_OUT = """
            event: signed-out
            data: {"type":"urn:novel:problem:unauthenticated","status":401,\
            "detail":"The session or token has ended, or may less than before."}

            """.getBytes(StandardCharsets.UTF_8);

    private final Standing standing;

    EndingEvents(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var response = new Ending(exchange.getResponse(), Mono.defer(() -> standing.ended(exchange)));
        return chain.filter(exchange.mutate().response(response).build());
    }

    /** A response that may end early. */
    private static final class Ending extends ServerHttpResponseDecorator {

        private final Mono<Boolean> ended;
        private boolean isCut;
        private boolean isBetweenEvents = true;

        private Ending(ServerHttpResponse response, Mono<Boolean> ended) {
            super(response);
            this.ended = ended;
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            if (!MediaType.TEXT_EVENT_STREAM.isCompatibleWith(getHeaders().getContentType())
                    || getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING)) {
                return super.writeAndFlushWith(body);
            }
            return super.writeAndFlushWith(Flux.<Publisher<? extends DataBuffer>>from(body)
                    .<Publisher<DataBuffer>>map(
                            part -> Flux.<DataBuffer>from(part).doOnNext(this::note))
                    .takeUntilOther(ended.doOnNext(now -> isCut = true))
                    .concatWith(Flux.defer(this::last)));
        }

        private void note(DataBuffer part) {
            var end = part.writePosition();
            var size = part.readableByteCount();
            isBetweenEvents = size > 1
                    && part.getByte(end - 1) == '\n'
                    && (part.getByte(end - 2) == '\n' || part.getByte(end - 2) == '\r');
        }

        /** Nothing in the middle of an event: a client forgets what has no end. */
        private Flux<Publisher<DataBuffer>> last() {
            return isCut && isBetweenEvents
                    ? Flux.just(Mono.fromSupplier(() -> bufferFactory().wrap(SIGNED_OUT)))
                    : Flux.empty();
        }
    }
}
