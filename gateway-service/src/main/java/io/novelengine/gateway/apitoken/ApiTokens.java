package io.novelengine.gateway.apitoken;

import io.novelengine.gateway.account.Accounts;
import io.novelengine.gateway.lookup.Lookups;
import io.novelengine.gateway.security.Credential;
import io.novelengine.gateway.security.Known;
import io.novelengine.gateway.security.Presented;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The tokens of users. One is looked up once in five seconds at most, so that is how long one that was revoked elsewhere is
 * good for; while the database is away, those in use go on.
 */
@Component
@Order(10)
class ApiTokens implements Credential {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Duration REST = Duration.ofSeconds(15);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_OF_ONE = 100;

    private final ApiTokenStore store;
    private final Accounts accounts;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Lookups<ApiToken> known;
    private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();

    ApiTokens(ApiTokenStore store, Accounts accounts, Ids ids, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
        this.known = new Lookups<>(FRESH, GRACE, MOST_REMEMBERED, clock, store::byDigest);
    }

    @Override
    public boolean takes(Presented presented) {
        return presented.kind() == Presented.Kind.DIGEST
                || presented.kind() == Presented.Kind.BEARER
                        && presented.secret().startsWith(TokenText.PREFIX);
    }

    @Override
    public Mono<Known> known(Presented presented) {
        if (presented.kind() == Presented.Kind.DIGEST) {
            return byDigest(presented);
        }
        return TokenText.isSound(presented.secret())
                ? byDigest(new Presented(Presented.Kind.DIGEST, Digest.sha256(presented.secret())))
                : Mono.empty();
    }

    private Mono<Known> byDigest(Presented digest) {
        return known.get(digest.secret())
                .filter(token -> token.isGoodAt(clock.instant()))
                .flatMap(this::caller)
                .map(caller -> Known.of(caller, digest));
    }

    private Mono<Caller> caller(ApiToken token) {
        return accounts.byId(token.owner()).map(owner -> {
            if (uses.size() < MOST_REMEMBERED) {
                uses.put(token.id(), clock.instant());
            }
            return new Caller(owner.id(), owner.name(), common(owner, token.role()));
        });
    }

    private static EnumSet<Role> common(Caller owner, Role most) {
        var common = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (most.includes(role) && owner.is(role)) {
                common.add(role);
            }
        }
        return common;
    }

    Mono<Made> make(Caller owner, String name, Role role, Duration life) {
        var text = TokenText.random(random);
        return store.insert(
                        ids.next(),
                        Digest.sha256(text),
                        owner.id(),
                        name,
                        role,
                        clock.instant().plus(life),
                        MOST_OF_ONE)
                .map(token -> new Made(text, token))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problem.CONFLICT, "There are " + MOST_OF_ONE + " tokens already. Revoke one first.")));
    }

    Mono<List<ApiToken>> page(String owner, @Nullable UUID after, int limit) {
        return store.page(owner, after, limit);
    }

    Mono<Void> revoke(UUID id, @Nullable String owner) {
        return store.revoke(id, owner)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("token", id)))
                .doOnNext(known::forget)
                .then();
    }

    /** Writes down when tokens were used last; gives the rest before the next time. */
    Mono<Duration> writeUses() {
        var seen = new TreeMap<>(uses);
        return seen.isEmpty()
                ? Mono.just(REST)
                : store.used(seen)
                        .doOnNext(written -> seen.forEach(uses::remove))
                        .thenReturn(REST);
    }

    /** A token that was made, and its text, which is shown once. */
    record Made(String text, ApiToken token) {

        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }
}
