package io.novelengine.gateway.routing;

import io.novelengine.gateway.config.GatewayProperties;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies that are too large: at once when they say their length, and while they pass when they do not. */
@Component
@Order(-3)
class BodyLimit implements GlobalFilter {

    private static final String LIMIT = "body-limit";

    private final DataSize standard;

    BodyLimit(GatewayProperties gateway) {
        standard = gateway.bodyLimit();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var limit = limit(exchange);
        var request = exchange.getRequest();
        var length = request.getHeaders().getContentLength();
        if (length > limit.toBytes()) {
            return Mono.error(tooLarge(limit));
        }
        return length >= 0
                ? chain.filter(exchange)
                : chain.filter(
                        exchange.mutate().request(new Counted(request, limit)).build());
    }

    private DataSize limit(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        var own = route == null ? null : route.getMetadata().get(LIMIT);
        return own == null ? standard : DataSize.parse(own.toString());
    }

    private static ProblemException tooLarge(DataSize limit) {
        return new ProblemException(
                Problem.TOO_LARGE, "The body is larger than the " + limit.toBytes() + " bytes that are taken here.");
    }

    /** A request whose body fails once more than the limit has passed. */
    private static final class Counted extends ServerHttpRequestDecorator {

        private final DataSize limit;

        private Counted(ServerHttpRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var passed = new AtomicLong();
                return super.getBody().map(part -> count(part, passed));
            });
        }

        private DataBuffer count(DataBuffer part, AtomicLong passed) {
            if (passed.addAndGet(part.readableByteCount()) > limit.toBytes()) {
                DataBufferUtils.release(part);
                throw tooLarge(limit);
            }
            return part;
        }
    }
}
