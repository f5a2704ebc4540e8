package io.novelengine.gateway.cache;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.connection.ReactiveSubscription.Message;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells the other gateways of changes by Redis, and hears of theirs. */
final class ChangeNews {

    /*
     * A change is told soon after the answer, which does not wait for it: what the others miss while Redis is away is bounded
     * by the longest time that an answer is kept. Whenever this gateway begins to listen it may have missed some.
     */

    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String CHANNEL = "novel:gateway:changes";
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ReactiveStringRedisTemplate redis;
    private final Changes changes;
    private final String signature;
    private final Set<String> untold = ConcurrentHashMap.newKeySet();

    /** News that this gateway signs, so that it knows its own. */
    ChangeNews(ReactiveStringRedisTemplate redis, Changes changes, String name) {
        this.redis = redis;
        this.changes = changes;
        this.signature = "@" + name;
    }

    /** Counts a change here, for the others to hear of soon. */
    void tell(String service) {
        changes.changed(service);
        untold.add(service);
    }

    /** Tells the others what changed since the last time; what cannot be told is not told later. */
    Mono<Duration> spread() {
        return Flux.fromIterable(Set.copyOf(untold))
                .doOnNext(untold::remove)
                .concatMap(service -> redis.convertAndSend(CHANNEL, service + signature)
                        .timeout(PATIENCE)
                        .onErrorComplete())
                .then(Mono.just(SOON));
    }

    /** Hears of changes until the connection ends or it is time to begin anew. */
    Mono<Duration> listen() {
        return redis.listenToChannelLater(CHANNEL)
                .doOnNext(listening -> changes.changedAll())
                .flatMapMany(news -> news)
                .map(Message::getMessage)
                .filter(told -> !told.endsWith(signature))
                .doOnNext(told ->
                        changes.changed(told.substring(0, told.indexOf('@') < 0 ? told.length() : told.indexOf('@'))))
                .take(LONGEST.minusSeconds(10))
                .then(Mono.just(PAUSE));
    }
}
