package io.novelengine.gateway.security;

import io.novelengine.gateway.security.Presented.Kind;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds what a request shows: {@code Authorization: Bearer …} before a ticket before a session cookie. Nothing means nobody;
 * another scheme is refused. Paths on which a service proves itself are left alone.
 */
final class Shown implements ServerAuthenticationConverter {

    private static final String SCHEME = "Bearer ";

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        if (path.startsWith(SecurityConfiguration.INTERNAL)) {
            return Mono.empty();
        }
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? shown(Kind.BEARER, header.substring(SCHEME.length()).strip())
                    : Mono.error(new BadCredentialsException("Only bearer tokens are taken"));
        }
        var ticket = request.getQueryParams().getFirst("ticket");
        if (ticket != null && "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            return shown(Kind.TICKET, ticket);
        }
        var cookie = request.getCookies().getFirst(SecurityConfiguration.SESSION_COOKIE);
        return cookie == null || !asksForMore(request, path) ? Mono.empty() : shown(Kind.SESSION, cookie.getValue());
    }

    /** Whether it matters who asks: not for pages, and not for signing in. */
    private static boolean asksForMore(ServerHttpRequest request, String path) {
        return (path.startsWith("/api/") && !(path.equals("/api/v1/session") && request.getMethod() == HttpMethod.POST))
                || path.equals("/metrics")
                || path.startsWith("/characters")
                || path.startsWith("/simulations");
    }

    private static Mono<Authentication> shown(Kind kind, String secret) {
        return Mono.just(new Unproven(new Presented(kind, secret)));
    }
}
