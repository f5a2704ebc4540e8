package io.novelengine.shared.web;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets pages of other origins open no WebSocket, unless they are named: browsers ask nobody before they do. */
final class SocketOrigin implements WebFilter, Ordered {

    private final Set<String> allowed;

    SocketOrigin(WebProperties web) {
        allowed = Set.copyOf(web.origins());
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var origin = headers.getOrigin();
        if (origin == null
                || !"websocket".equalsIgnoreCase(headers.getUpgrade())
                || allowed.contains(origin)
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
