package io.novelengine.shared.access;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.novelengine.shared.client.GatewayCalls;
import io.novelengine.shared.problem.ProblemException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The key set of all instances of the gateway, fetched when it is first needed, when it has grown old, and when a token names a key that is not in
 * it. A set once had is kept while the gateway is away.
 */
final class GatewayKeys implements KeySource {

    private static final Logger log = LoggerFactory.getLogger(GatewayKeys.class);

    private final GatewayCalls gateway;
    private final Duration oldest;
    private final Duration pause;
    private final Clock clock;
    private final AtomicReference<@Nullable Mono<Keys>> underWay = new AtomicReference<>();
    private volatile Keys keys = new Keys(Map.of(), Instant.EPOCH);
    private volatile Instant tried = Instant.EPOCH;

    /**
     * @param oldest age at which the set is fetched anew
     * @param pause shortest time between two fetches, however many unknown keys are named
     */
    GatewayKeys(GatewayCalls gateway, Duration oldest, Duration pause, Clock clock) {
        this.gateway = gateway;
        this.oldest = oldest;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public Mono<ECKey> key(String id) {
        return Mono.defer(() -> {
            var known = keys.byId.get(id);
            var now = clock.instant();
            if (known != null && keys.at.plus(oldest).isAfter(now)) {
                return Mono.just(known);
            }
            return !keys.byId.isEmpty() && tried.plus(pause).isAfter(now)
                    ? Mono.justOrEmpty(known)
                    : fetch().mapNotNull(fetched -> fetched.byId.get(id));
        });
    }

    private Mono<Keys> fetch() {
        var current = underWay.get();
        if (current != null) {
            return current;
        }
        var mine = Mono.defer(this::fetchNow)
                .doOnSuccess(fetched -> underWay.set(null))
                .doOnError(failure -> underWay.set(null))
                .cache();
        var others = underWay.compareAndExchange(null, mine);
        return others == null ? mine : others;
    }

    private Mono<Keys> fetchNow() {
        tried = clock.instant();
        return gateway.all(instance ->
                        instance.get().uri("/.well-known/jwks.json").retrieve().bodyToMono(String.class))
                .map(this::parsed)
                .doOnNext(fetched -> keys = fetched)
                .onErrorResume(this::keep);
    }

    private Keys parsed(List<String> documents) {
        try {
            var byId = new TreeMap<String, ECKey>();
            for (var document : documents) {
                for (var key : JWKSet.parse(document).getKeys()) {
                    if (key instanceof ECKey curve && key.getKeyID() != null) {
                        byId.put(key.getKeyID(), curve.toPublicJWK());
                    }
                }
            }
            return new Keys(byId, clock.instant());
        } catch (ParseException e) {
            throw new IllegalStateException("The gateway's key set cannot be read", e);
        }
    }

    private Mono<Keys> keep(Throwable failure) {
        if (keys.byId.isEmpty()) {
            return Mono.error(ProblemException.unavailable("The gateway's key set", failure));
        }
        log.warn("The gateway's key set cannot be had, the one of {} goes on: {}", keys.at, failure.toString());
        return Mono.just(keys);
    }

    private record Keys(Map<String, ECKey> byId, Instant at) {}
}
