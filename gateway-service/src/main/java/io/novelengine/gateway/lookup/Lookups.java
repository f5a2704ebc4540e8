package io.novelengine.gateway.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Remembers answers, also that there is none. Within the fresh time an answer costs nothing; after it the question is asked
 * again, once for all who wait. While it cannot be answered, what was remembered goes on for the grace time.
 */
public final class Lookups<V> {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Duration fresh;
    private final Clock clock;
    private final Function<String, Mono<V>> ask;
    private final Cache<String, Answer<V>> answers;
    private final ConcurrentMap<String, Asking> underWay = new ConcurrentHashMap<>();

    /**
     * @param fresh how long an answer is given again without asking: the bound of what a change takes to be seen
     * @param grace how long an answer is given again while nobody can be asked
     * @param most answers remembered
     * @param ask empty when there is no answer, an error when it cannot be had now
     */
    public Lookups(Duration fresh, Duration grace, int most, Clock clock, Function<String, Mono<V>> ask) {
        this.fresh = fresh;
        this.clock = clock;
        this.ask = ask;
        this.answers =
                Caffeine.newBuilder().maximumSize(most).expireAfterWrite(grace).build();
    }

    /** The answer for the key; empty when there is none. */
    public Mono<V> get(String key) {
        return Mono.defer(() -> {
            var known = answers.getIfPresent(key);
            return known != null && known.at.plus(fresh).isAfter(clock.instant())
                    ? Mono.justOrEmpty(known.value)
                    : asked(key, known);
        });
    }

    private Mono<V> asked(String key, @Nullable Answer<V> known) {
        var answer = underWay.computeIfAbsent(key, Asking::new).answer;
        return (known == null ? answer : answer.onErrorReturn(known)).mapNotNull(found -> found.value);
    }

    /** The answer has changed: the next one who wants it asks. */
    public void forget(String key) {
        underWay.remove(key);
        answers.invalidate(key);
    }

    private record Answer<V>(@Nullable V value, Instant at) {}

    /** A question that is being answered; what was asked before the answer changed is not remembered. */
    private final class Asking {

        private final Mono<Answer<V>> answer;

        Asking(String key) {
            answer = Mono.defer(() -> ask.apply(key))
                    .map(value -> new Answer<V>(value, clock.instant()))
                    .switchIfEmpty(Mono.fromSupplier(() -> new Answer<V>(null, clock.instant())))
                    .timeout(DEADLINE)
                    .doOnNext(found -> {
                        if (underWay.remove(key, this)) {
                            answers.put(key, found);
                        }
                    })
                    .doOnError(failure -> underWay.remove(key, this))
                    .cache();
        }
    }
}
