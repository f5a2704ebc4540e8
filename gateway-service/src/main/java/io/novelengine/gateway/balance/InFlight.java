package io.novelengine.gateway.balance;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Counts a request as under way until the last byte of its answer has gone. */
final class InFlight implements GlobalFilter, Ordered {

    private static final int ORDER = -4; // around the filter that writes the answer, at -1

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).doFinally(signal -> {
            if (exchange.getAttributes().remove(LoadBalancing.MEMBER) instanceof Member member) {
                member.end();
            }
        });
    }
}
