package io.novelengine.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets everyone ask as often as their plan says; who is not known, by address. */
final class RequestLimit implements WebFilter, Ordered {

    private static final int ORDER = -90; // after Spring Security, at -100
    private static final Set<String> OPERATORS = Set.of("ROLE_OPERATOR", "ROLE_ADMIN", "ROLE_SERVICE");
    private static final Object NOBODY = new Object();

    private final Buckets buckets;
    private final LimitProperties limits;
    private final Cache<String, String> tokens = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    RequestLimit(Buckets buckets, LimitProperties limits) {
        this.buckets = buckets;
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .<Object>cast(Object.class)
                .defaultIfEmpty(NOBODY)
                .flatMap(asker -> decide(exchange, chain, asker instanceof Principal someone ? someone : null));
    }

    private Mono<Void> decide(ServerWebExchange exchange, WebFilterChain chain, @Nullable Principal someone) {
        if (someone == null || isAnonymous(someone)) {
            var address = Asker.address(exchange.getRequest().getRemoteAddress());
            return within(exchange, chain, "at:" + address, "nobody", limits.nobody(), null);
        }
        var roles = roles(someone);
        if (roles.stream().anyMatch(OPERATORS::contains)) {
            return within(exchange, chain, "by:" + someone.getName(), "operator", limits.operator(), null);
        }
        var token = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return roles.contains("ROLE_AUTHOR")
                ? within(exchange, chain, "by:" + someone.getName(), "author", limits.author(), token)
                : within(exchange, chain, "by:" + someone.getName(), "reader", limits.reader(), token);
    }

    private Mono<Void> within(
            ServerWebExchange exchange,
            WebFilterChain chain,
            String key,
            String name,
            Plan plan,
            @Nullable String token) {
        if (plan.unlimited()) {
            return chain.filter(exchange);
        }
        if (token != null && !limits.token().unlimited()) {
            var verdict = buckets.take("with:" + tokens.get(token, RequestLimit::digest), "token", limits.token());
            if (!verdict.allowed()) {
                return RefusalLimit.refuse(exchange, verdict);
            }
        }
        var verdict = buckets.take(key, name, plan);
        if (!verdict.allowed()) {
            return RefusalLimit.refuse(exchange, verdict);
        }
        var headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Policy", verdict.policy());
        headers.set("RateLimit", verdict.state());
        return chain.filter(exchange);
    }

    private static boolean isAnonymous(Principal someone) {
        return someone.getName().equals("anonymous")
                || someone instanceof Authentication authentication && !authentication.isAuthenticated();
    }

    private static Set<String> roles(Principal someone) {
        return someone instanceof Authentication authentication
                ? authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
