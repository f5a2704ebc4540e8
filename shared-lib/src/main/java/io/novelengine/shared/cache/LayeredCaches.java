package io.novelengine.shared.cache;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import reactor.core.publisher.Mono;

/** The caches of a service, and the upkeep of their lower layers. */
public final class LayeredCaches implements CacheManager {

    private static final Duration LIFE_OF_HOT = Duration.ofDays(1);
    private static final int RETRIES = 500;
    private static final int SWEEP = 1000;

    private final Map<String, LayeredCache<?>> caches = new TreeMap<>();
    private final int hot;
    private final @Nullable RedisStore redis;
    private final @Nullable PostgresStore postgres;

    LayeredCaches(
            Collection<LayeredCache<?>> caches, int hot, @Nullable RedisStore redis, @Nullable PostgresStore postgres) {
        caches.forEach(cache -> this.caches.put(cache.getName(), cache));
        this.hot = hot;
        this.redis = redis;
        this.postgres = postgres;
    }

    @Override
    public @Nullable Cache getCache(String name) {
        return caches.get(name);
    }

    /** The cache of the definition. */
    @SuppressWarnings("unchecked")
    public <T> LayeredCache<T> of(CacheDefinition<T> definition) {
        var cache = caches.get(definition.name());
        if (cache == null) {
            throw new IllegalArgumentException("There is no cache '" + definition.name() + "'");
        }
        return (LayeredCache<T>) cache;
    }

    @Override
    public Collection<String> getCacheNames() {
        return List.copyOf(caches.keySet());
    }

    /** Another instance has evicted a key; all keys when it is null, of all caches when the name is empty. */
    void evicted(String name, @Nullable String key) {
        if (name.isEmpty()) {
            caches.values().forEach(cache -> cache.drop(null));
        } else {
            var cache = caches.get(name);
            if (cache != null) {
                cache.drop(key);
            }
        }
    }

    /** One step of upkeep: connects, and tells the layers what became void while they were away. */
    Mono<Void> tend() {
        var connected = redis == null ? CompletableFuture.<Void>completedFuture(null) : redis.connect();
        return Mono.fromFuture(connected
                .exceptionally(failure -> null)
                .thenCompose(ok -> all(caches.values().stream().map(cache -> cache.retry(RETRIES)))));
    }

    /** Writes down the hottest keys for the next start, and removes what has expired from PostgreSQL. */
    Mono<Void> remember() {
        var remembered = redis == null || !redis.isOpen()
                ? Mono.<Void>empty()
                : Mono.fromFuture(all(caches.values().stream()
                                .map(cache -> redis.remember(
                                        "hot:" + cache.getName(), String.join("\n", cache.hottest(hot)), LIFE_OF_HOT))))
                        .onErrorComplete();
        return postgres == null
                ? remembered
                : remembered.then(postgres.sweep(SWEEP).then());
    }

    /** Loads what was hottest before; never fails. */
    CompletableFuture<Void> warm() {
        if (redis == null) {
            return CompletableFuture.completedFuture(null);
        }
        return redis.connect()
                .thenCompose(ok -> all(caches.values().stream().map(cache -> redis.remembered("hot:" + cache.getName())
                        .thenCompose(keys -> keys == null
                                ? CompletableFuture.completedFuture(null)
                                : all(Arrays.stream(keys.split("\n"))
                                        .filter(key -> !key.isEmpty())
                                        .map(cache::warm))))))
                .exceptionally(failure -> null);
    }

    private static CompletableFuture<Void> all(java.util.stream.Stream<CompletableFuture<Void>> parts) {
        return CompletableFuture.allOf(parts.collect(Collectors.toList()).toArray(CompletableFuture<?>[]::new));
    }
}
