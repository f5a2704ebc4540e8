package io.novelengine.gateway.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.novelengine.gateway.account.Account;
import io.novelengine.gateway.account.Accounts;
import io.novelengine.gateway.security.Credential;
import io.novelengine.gateway.security.Known;
import io.novelengine.gateway.security.Presented;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Access tokens of the issuer, verified once each and then known until they end. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class OidcBearer implements Credential {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST = 8192;

    private final ReactiveJwtDecoder tokens;
    private final Visitors visitors;
    private final Accounts accounts;
    private final Clock clock;
    private final Cache<String, Verified> verified;

    OidcBearer(ReactiveJwtDecoder tokens, Visitors visitors, Accounts accounts, Clock clock) {
        this.tokens = tokens;
        this.visitors = visitors;
        this.accounts = accounts;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfter(Expiry.creating((String token, Verified known) -> {
                    var left = Duration.between(clock.instant(), known.ends);
                    return left.isNegative() ? Duration.ZERO : left;
                }))
                .build();
    }

    @Override
    public boolean takes(Presented presented) {
        return presented.kind() == Presented.Kind.BEARER
                && presented.secret().length() <= LONGEST
                && presented.secret().startsWith("ey");
    }

    @Override
    public Mono<Known> known(Presented presented) {
        var known = verified.getIfPresent(presented.secret());
        var account = known == null || !known.ends.isAfter(clock.instant())
                ? verify(presented.secret())
                : accounts.active(known.account);
        return account.map(Account::caller).map(caller -> Known.of(caller, presented));
    }

    private Mono<Account> verify(String token) {
        return tokens.decode(token)
                .onErrorResume(BadJwtException.class, bad -> Mono.empty())
                .filter(jwt -> jwt.getExpiresAt() != null && jwt.getSubject() != null)
                .flatMap(jwt -> visitors.visit(jwt).doOnNext(account -> remember(token, jwt, account)));
    }

    private void remember(String token, Jwt jwt, Account account) {
        var ends = jwt.getExpiresAt();
        if (ends != null) {
            verified.put(token, new Verified(account.id().toString(), ends));
        }
    }

    private record Verified(String account, Instant ends) {}
}
