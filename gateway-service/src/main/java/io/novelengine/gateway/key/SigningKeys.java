package io.novelengine.gateway.key;

import com.nimbusds.jose.jwk.ECKey;
import io.novelengine.gateway.schema.Schema;
import io.novelengine.shared.access.AccessTokens;
import io.novelengine.shared.access.KeySource;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The keys as this instance knows them. They are read from memory only; a loop keeps them as they are in the database. When
 * there is no database at the start, a key of this instance alone signs until there is one.
 */
@Component
public class SigningKeys implements KeySource {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration SCHEMA_SOON = Duration.ofMillis(200);
    private static final Duration OUTLIVES = AccessTokens.LONGEST_LIFE.multipliedBy(2);

    private final KeyStore store;
    private final KeyProperties settings;
    private final Schema schema;
    private final Ids ids;
    private final Clock clock;
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile List<SigningKey> shared = List.of();
    private volatile @Nullable SigningKey passing;
    private volatile Instant replaced = Instant.MAX;

    SigningKeys(KeyStore store, KeyProperties settings, Schema schema, Ids ids, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.schema = schema;
        this.ids = ids;
        this.clock = clock;
    }

    /** The key that signs now; a 503 problem in the first moments of a start. */
    public SigningKey current() {
        var now = clock.instant();
        for (var key : shared) {
            if (!key.activeFrom().isAfter(now)) {
                return key;
            }
        }
        var own = passing;
        if (own != null) {
            return own;
        }
        throw new ProblemException(Problem.UNAVAILABLE, "The gateway has no key to sign with yet. Try again soon.");
    }

    /** All keys by which tokens are verified, also those that do not sign yet or any more. */
    public List<SigningKey> published() {
        var published = new ArrayList<>(shared);
        var own = passing;
        if (own != null && replaced.plus(OUTLIVES).isAfter(clock.instant())) {
            published.add(own);
        }
        return published;
    }

    @Override
    public Mono<ECKey> key(String id) {
        return Mono.fromSupplier(() -> published().stream()
                        .filter(key -> key.id().equals(id))
                        .map(SigningKey::pair)
                        .findFirst()
                        .orElse(null))
                .map(ECKey::toPublicJWK);
    }

    /** Adds a key that signs after it has been published for a while. */
    Mono<List<SigningKey>> rotate() {
        return store.addUnlessYounger(Duration.ZERO, settings.lead()).then(load());
    }

    /** Replaces all keys at once: for when one has become known. */
    Mono<List<SigningKey>> replace() {
        return store.replaceAll().then(load()).doOnNext(keys -> passing = null);
    }

    /** One look at the keys; gives the rest before the next. */
    Mono<Duration> look() {
        if (!schema.isThere()) {
            return Mono.just(SCHEMA_SOON);
        }
        return load().filter(this::areYoung)
                .switchIfEmpty(Mono.defer(() ->
                        store.addUnlessYounger(settings.age(), settings.lead()).then(load())))
                .thenReturn(settings.poll());
    }

    private boolean areYoung(List<SigningKey> keys) {
        return !keys.isEmpty()
                && keys.getFirst().createdAt().plus(settings.age()).isAfter(clock.instant());
    }

    private Mono<List<SigningKey>> load() {
        return store.all().doOnNext(keys -> {
            if (!keys.isEmpty()) {
                shared = keys;
                if (passing != null && replaced.equals(Instant.MAX)) {
                    replaced = clock.instant();
                    log.info("The keys in the database sign from now on.");
                }
                first.countDown();
            }
        });
    }

    /** Waits for the keys in the database, and makes a passing one when they do not come. */
    void awaitFirst() throws InterruptedException {
        if (!first.await(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("The keys in the database do not come: a passing key of this instance signs until they do.");
            var now = clock.instant();
            passing = new SigningKey(KeyStore.newPair("p-" + ids.next()), now, now);
        }
    }
}
