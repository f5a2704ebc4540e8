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
     * A change is told before its answer goes out, so that who changed something reads it at any gateway. Once Redis did not
     * take such news, answers do not wait for it any more until it has taken some: what the others miss meanwhile is bounded by
     * the longest time that an answer is kept. Whenever this gateway begins to listen it may have missed some.
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
    private volatile boolean away;

    /** News that this gateway signs, so that it knows its own. */
    ChangeNews(ReactiveStringRedisTemplate redis, Changes changes, String name) {
        this.redis = redis;
        this.changes = changes;
        this.signature = "@" + name;
    }

    /** Counts a change here and tells the others; while they cannot be told, they are soon after. */
    Mono<Void> tell(String service) {
        changes.changed(service);
        if (away) {
            untold.add(service);
            return Mono.empty();
        }
        return told(service);
    }

    /** Counts a change here, for the others to hear of soon. */
    void tellSoon(String service) {
        changes.changed(service);
        untold.add(service);
    }

    /** Tells the others what they could not be told so far. */
    Mono<Duration> spread() {
        return Flux.fromIterable(Set.copyOf(untold))
                .doOnNext(untold::remove)
                .concatMap(this::told)
                .then(Mono.just(SOON));
    }

    private Mono<Void> told(String service) {
        return redis.convertAndSend(CHANNEL, service + signature)
                .timeout(PATIENCE)
                .doOnNext(ears -> away = false)
                .onErrorResume(failure -> {
                    away = true;
                    untold.add(service);
                    return Mono.empty();
                })
                .then();
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
