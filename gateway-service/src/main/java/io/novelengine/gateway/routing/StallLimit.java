package io.novelengine.gateway.routing;

import io.novelengine.gateway.config.GatewayProperties;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cuts an answer whose body stands still, whichever side is to blame; streams that flush each part are left alone. */
@Component
@Order(-2)
class StallLimit implements GlobalFilter {

    private final Duration longest;

    StallLimit(GatewayProperties gateway) {
        longest = gateway.stall();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var response = new Moving(exchange.getResponse(), longest);
        return chain.filter(exchange.mutate().response(response).build());
    }

    /** A response whose body moves on or fails. */
    private static final class Moving extends ServerHttpResponseDecorator {

        private final Duration longest;

        private Moving(ServerHttpResponse response, Duration longest) {
            super(response);
            this.longest = longest;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(Flux.from(body).timeout(longest));
        }
    }
}
