package io.novelengine.gateway.security;

import io.novelengine.shared.access.Callers;
import io.novelengine.shared.identity.Caller;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Everybody is nobody until known; in the place of the door that the other services have. */
@Component("accessFilter")
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class Newcomer implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes().put(Callers.ATTRIBUTE, Caller.ANONYMOUS);
        return chain.filter(exchange);
    }
}
