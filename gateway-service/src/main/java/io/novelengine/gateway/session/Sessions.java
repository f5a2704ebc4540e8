package io.novelengine.gateway.session;

import io.novelengine.gateway.account.Account;
import io.novelengine.gateway.account.Accounts;
import io.novelengine.gateway.lookup.Lookups;
import io.novelengine.gateway.security.Credential;
import io.novelengine.gateway.security.Known;
import io.novelengine.gateway.security.Presented;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.data.redis.ReactiveRedisSessionRepository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The sessions of browsers. One is looked up in Redis once in five seconds at most, which is how long one that was ended by
 * another instance goes on. While Redis is away, sessions end with a 401 that says so.
 */
@Component
@Order(20)
public class Sessions implements Credential {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 20_000;
    private static final String USER = "user";
    private static final String EPOCH = "epoch";
    private static final String PROOF = "proof";

    private final Store<?> store;
    private final Accounts accounts;
    private final SecureRandom random = new SecureRandom();
    private final Lookups<Signed> known;

    Sessions(ReactiveRedisSessionRepository repository, Accounts accounts, SessionProperties settings, Clock clock) {
        this.store = new Store<>(repository, settings.longest(), clock);
        this.accounts = accounts;
        this.known = new Lookups<>(FRESH, FRESH, MOST_REMEMBERED, clock, store::touched);
    }

    @Override
    public boolean takes(Presented presented) {
        return presented.kind() == Presented.Kind.SESSION;
    }

    @Override
    public Mono<Known> known(Presented presented) {
        return presented.secret().length() > 64
                ? Mono.empty()
                : known.get(presented.secret()).onErrorMap(Sessions::away).flatMap(signed -> caller(signed, presented));
    }

    private Mono<Known> caller(Signed signed, Presented presented) {
        return signed.user.equals(Caller.OPERATOR.id())
                ? Mono.just(new Known(Caller.OPERATOR, presented, signed.proof))
                : accounts.active(signed.user)
                        .filter(account -> account.epoch() == signed.epoch)
                        .map(account -> new Known(account.caller(), presented, signed.proof));
    }

    /** A new session of the user. */
    public Mono<Begun> begin(Account account) {
        return begin(account.id().toString(), account.epoch(), account.caller());
    }

    /** A new session of the operator of the installation. */
    Mono<Begun> beginOfOperator() {
        return begin(Caller.OPERATOR.id(), 0, Caller.OPERATOR);
    }

    private Mono<Begun> begin(String user, int epoch, Caller caller) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var proof = HexFormat.of().formatHex(bytes);
        return store.begin(new Signed(user, epoch, proof)).map(id -> new Begun(id, proof, caller));
    }

    /** Ends a session, if there is one with this id. */
    public Mono<Void> end(String id) {
        return store.end(id).doOnTerminate(() -> known.forget(id)).doOnCancel(() -> known.forget(id));
    }

    private static Throwable away(Throwable failure) {
        log.debug("A session cannot be looked up: {}", failure.toString());
        return new ProblemException(
                Problem.UNAUTHENTICATED,
                "Sessions cannot be looked up now. Sign in again soon, or use a token.",
                List.of(),
                failure);
    }

    /** What a session says. */
    record Signed(String user, int epoch, String proof) {}

    /**
     * A session that has begun.
     *
     * @param proof what requests that change something repeat in a header
     */
    public record Begun(String id, String proof, Caller caller) {

        @Override
        public String toString() {
            return "Begun[" + caller.id() + "]";
        }
    }

    /** Sessions in a repository, whatever its own type of session is. */
    private record Store<S extends Session>(ReactiveSessionRepository<S> repository, Duration longest, Clock clock) {

        Mono<Signed> touched(String id) {
            return repository
                    .findById(id)
                    .filter(session -> session.getCreationTime().plus(longest).isAfter(clock.instant()))
                    .flatMap(session -> {
                        session.setLastAccessedTime(clock.instant());
                        return repository.save(session).thenReturn(signed(session));
                    })
                    .timeout(DEADLINE);
        }

        private static Signed signed(Session session) {
            return new Signed(
                    session.getRequiredAttribute(USER),
                    session.getRequiredAttribute(EPOCH),
                    session.getRequiredAttribute(PROOF));
        }

        Mono<String> begin(Signed signed) {
            return repository
                    .createSession()
                    .flatMap(session -> {
                        session.setAttribute(USER, signed.user);
                        session.setAttribute(EPOCH, signed.epoch);
                        session.setAttribute(PROOF, signed.proof);
                        return repository.save(session).thenReturn(session.getId());
                    })
                    .timeout(DEADLINE);
        }

        Mono<Void> end(String id) {
            return repository.deleteById(id).timeout(DEADLINE);
        }
    }
}
