package io.novelengine.shared.access;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets requests in that have a good token, and says who they are from: as an attribute of the exchange for controllers, and
 * in the Reactor context for calls to other services. The management port is not concerned.
 */
final class AccessFilter implements WebFilter, Ordered {

    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"novel\", error=\"invalid_token\"";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AccessTokens tokens;
    private final @Nullable Role reads;
    private final Role writes;

    AccessFilter(AccessTokens tokens, AccessProperties access) {
        this.tokens = tokens;
        this.reads = access.reads();
        this.writes = access.writes();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 30;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), "management")) {
            return chain.filter(exchange);
        }
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return challenge(exchange, new TokenRefused("there is none"));
        }
        var token = header.substring(SCHEME.length()).strip();
        var known = tokens.known(token);
        return known != null
                ? enter(exchange, chain, known)
                : tokens.verify(token)
                        .onErrorResume(TokenRefused.class, refused -> challenge(exchange, refused)
                                .then(Mono.empty()))
                        .flatMap(caller -> enter(exchange, chain, caller));
    }

    private Mono<Void> enter(ServerWebExchange exchange, WebFilterChain chain, Caller caller) {
        return Mono.defer(() -> {
                    var needed = READS.contains(exchange.getRequest().getMethod()) ? reads : writes;
                    if (needed != null) {
                        caller.require(needed);
                    }
                    exchange.getAttributes().put(Callers.ATTRIBUTE, caller);
                    return chain.filter(exchange);
                })
                .contextWrite(context -> context.put(Caller.class, caller));
    }

    private static Mono<Void> challenge(ServerWebExchange exchange, TokenRefused refused) {
        return Mono.error(() -> {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            return refused;
        });
    }
}
