package io.novelengine.gateway.routing;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets pages of other origins open no WebSocket: browsers ask nobody before they do. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SocketOrigin implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var origin = headers.getOrigin();
        if (!"websocket".equalsIgnoreCase(headers.getUpgrade())
                || origin == null
                || isOwn(origin, headers.getFirst(HttpHeaders.HOST))) {
            return chain.filter(exchange);
        }
        return Mono.error(
                new ProblemException(Problem.FORBIDDEN, "A page of another origin may not open a WebSocket here."));
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
