package io.novelengine.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Lets one request fetch what others want too. Only of keys whose last answer could be kept: others would wait in vain. */
final class Flights {

    private static final int REMEMBERED = 50_000;

    private final Cache<String, Boolean> worthIt =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Map<String, Sinks.One<Void>> under = new ConcurrentHashMap<>();
    private final Duration longest;

    Flights(Duration longest) {
        this.longest = longest;
    }

    void worthIt(String key) {
        worthIt.put(key, true);
    }

    void notWorthIt(String key) {
        worthIt.invalidate(key);
    }

    /** Fetches it, or waits for whoever does and then does what comes after. */
    Mono<Void> join(String key, Mono<Void> fetch, Mono<Void> after) {
        if (worthIt.getIfPresent(key) == null) {
            return fetch;
        }
        Sinks.One<Void> mine = Sinks.one();
        var other = under.putIfAbsent(key, mine);
        if (other != null) {
            return other.asMono().timeout(longest, Mono.empty()).then(after);
        }
        return fetch.doFinally(signal -> {
            under.remove(key, mine);
            mine.tryEmitEmpty();
        });
    }
}
