package io.novelengine.gateway.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads {@code Authorization: Bearer …}; no header means nobody, any other scheme is refused. */
final class BearerToken implements ServerAuthenticationConverter {

    private static final String SCHEME = "Bearer ";

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Mono.empty();
        }
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Mono.just(UsernamePasswordAuthenticationToken.unauthenticated(
                        "bearer", header.substring(SCHEME.length()).strip()))
                : Mono.error(new BadCredentialsException("Only bearer tokens are taken"));
    }
}
