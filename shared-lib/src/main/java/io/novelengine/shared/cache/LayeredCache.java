package io.novelengine.shared.cache;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.novelengine.shared.identity.Digest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;
import reactor.core.publisher.Mono;

/**
 * One cache of three layers. Reads never block; Spring's blocking methods are refused. Keys are compared by their text.
 * The package's README says how old an answer may be.
 */
public final class LayeredCache<T> implements Cache {

    private static final double REFRESH_AT = 0.6;
    private static final int LONGEST_KEY = 200;

    private final CacheDefinition<T> definition;
    private final Lower<T> lower;
    private final Ticker ticker;
    private final long lateness;
    private final LoadingCache<String, Entry<T>> memory;
    private final ConcurrentMap<String, Flight<T>> flights = new ConcurrentHashMap<>();
    private final AtomicLong drops = new AtomicLong();

    LayeredCache(
            CacheDefinition<T> definition,
            Duration bound,
            Lower<T> lower,
            Ticker ticker,
            Executor executor,
            CacheMeters meters) {
        this.definition = definition;
        this.lower = lower;
        this.ticker = ticker;
        this.lateness = bound.toNanos() / 4;
        this.memory = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(executor)
                .maximumWeight(definition.maxBytes())
                .weigher((String key, Entry<T> entry) -> entry.weight() + key.length())
                .expireAfterWrite(Duration.ofNanos(bound.toNanos() - lateness))
                .refreshAfterWrite(Duration.ofNanos((long) (bound.toNanos() * REFRESH_AT)))
                .recordStats()
                .build(new Refresh());
        meters.watch(memory);
    }

    /** A read of lower layers or of the source that others wait for too; no longer in the map when its key became void. */
    private record Flight<T>(long began, CompletableFuture<Cached<T>> result) {}

    /** Renews entries in demand before they end. */
    private final class Refresh implements CacheLoader<String, Entry<T>> {

        @Override
        public Entry<T> load(String key) {
            throw new IllegalStateException("Entries are loaded by flights only");
        }

        @Override
        public CompletableFuture<? extends Entry<T>> asyncReload(String key, Entry<T> old, Executor executor) {
            var began = ticker.read();
            var loader = old.loader();
            return (loader == null ? lower.peek(key) : lower.renew(key, loader)).handle((found, failure) -> {
                if (failure != null || found == null || isLate(began)) {
                    throw new CancellationException("The old entry stays until its end");
                }
                return entry(found, loader);
            });
        }
    }

    /** The value of the key, from memory, a lower layer or the loader, which runs once however many ask at a time. */
    public Mono<Cached<T>> read(String key, Supplier<Mono<T>> loader) {
        return Mono.fromFuture(() -> look(normal(key), () -> loader.get().toFuture()), true);
    }

    /** What memory has under the key; null when it has nothing, whatever other layers have. */
    public @Nullable Cached<T> inMemory(String key) {
        var entry = memory.getIfPresent(normal(key));
        return entry == null ? null : entry.hit().resultNow();
    }

    /** The value of the key as {@link #read} finds it, without a Mono between; what is in memory is there at once. */
    public CompletableFuture<Cached<T>> find(String key, Supplier<CompletableFuture<@Nullable T>> loader) {
        return look(normal(key), loader);
    }

    /** The value of the key as {@link #read} finds it; empty when the source has none. */
    public Mono<T> get(String key, Supplier<Mono<T>> loader) {
        return read(key, loader).mapNotNull(Cached::value);
    }

    private CompletableFuture<Cached<T>> look(String key, Supplier<CompletableFuture<@Nullable T>> loader) {
        var entry = memory.getIfPresent(key);
        if (entry != null) {
            return entry.hit();
        }
        var flight = new Flight<T>(ticker.read(), new CompletableFuture<>());
        var other = flights.putIfAbsent(key, flight);
        if (other != null) {
            return other.result().copy();
        }
        var arrived = memory.getIfPresent(key);
        if (arrived != null) {
            flights.remove(key, flight);
            flight.result().complete(new Cached<>(arrived.value(), Layer.L1));
            return arrived.hit();
        }
        lower.find(key, loader).whenComplete((found, failure) -> land(key, flight, found, failure, loader));
        return flight.result().copy();
    }

    private void land(
            String key,
            Flight<T> flight,
            Lower.@Nullable Found<T> found,
            @Nullable Throwable failure,
            Supplier<CompletableFuture<@Nullable T>> loader) {
        if (found == null) {
            flights.remove(key, flight);
            flight.result()
                    .completeExceptionally(failure == null ? new IllegalStateException("No answer") : cause(failure));
            return;
        }
        var entry = entry(found, loader);
        memory.asMap()
                .compute(key, (same, old) -> flights.remove(key, flight) && !isLate(flight.began()) ? entry : old);
        flight.result().complete(new Cached<>(found.value(), found.layer()));
    }

    /** Whether a value that began to be read then has become too old, on the way, for memory; the lower layers keep it. */
    private boolean isLate(long began) {
        return ticker.read() - began > lateness;
    }

    private static Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private Entry<T> entry(Lower.Found<T> found, @Nullable Supplier<CompletableFuture<@Nullable T>> loader) {
        var value = found.value();
        return new Entry<>(
                value, found.size(), value == null ? 1 : definition.priority().applyAsInt(value), loader);
    }

    /** Makes the key void in all layers; done when they have confirmed, or when Redis failed and will be told later. */
    public Mono<Void> evicted(String key) {
        return Mono.fromFuture(() -> forget(normal(key)), true);
    }

    private CompletableFuture<Void> forget(String key) {
        return lower.evict(key, () -> drop(key));
    }

    /** Drops the key, or all when it is null, from memory only: another instance has said that it is void. */
    void drop(@Nullable String key) {
        drops.incrementAndGet();
        if (key == null) {
            flights.clear();
            memory.invalidateAll();
        } else {
            flights.remove(key);
            memory.invalidate(key);
        }
    }

    CompletableFuture<Void> retry(int limit) {
        return lower.retry(limit);
    }

    /** The keys in memory that are asked for most, at most the given number, hottest first. */
    List<String> hottest(int limit) {
        return memory.policy()
                .eviction()
                .map(eviction -> List.copyOf(eviction.hottest(limit).keySet()))
                .orElse(List.of());
    }

    /** Loads the key into memory ahead of demand; does nothing when no lower layer has it and there is no source. */
    CompletableFuture<Void> warm(String key) {
        var source = definition.source();
        if (source != null) {
            return look(key, () -> source.apply(key)).thenAccept(found -> {});
        }
        return peek(key).thenAccept(found -> {});
    }

    private CompletableFuture<Lower.@Nullable Found<T>> peek(String key) {
        var began = ticker.read();
        var before = drops.get();
        return lower.peek(key).thenApply(found -> {
            if (found != null) {
                var entry = entry(found, null);
                memory.asMap()
                        .compute(
                                key,
                                (same, old) -> old == null && drops.get() == before && !isLate(began) ? entry : old);
            }
            return found;
        });
    }

    private static String normal(Object key) {
        var text = key instanceof String string ? string : String.valueOf(key);
        return text.length() > LONGEST_KEY || text.indexOf('\n') >= 0 ? Digest.sha256(text) : text;
    }

    @Override
    public String getName() {
        return definition.name();
    }

    @Override
    public Object getNativeCache() {
        return memory;
    }

    @Override
    public @Nullable CompletableFuture<?> retrieve(Object key) {
        var name = normal(key);
        var entry = memory.getIfPresent(name);
        if (entry != null) {
            return entry.value() == null
                    ? CompletableFuture.completedFuture(new SimpleValueWrapper(null))
                    : entry.plain();
        }
        return peek(name).thenApply(found -> found == null ? null : new SimpleValueWrapper(found.value()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> CompletableFuture<V> retrieve(Object key, Supplier<CompletableFuture<V>> loader) {
        var name = normal(key);
        var entry = memory.getIfPresent(name);
        return entry != null
                ? (CompletableFuture<V>) entry.plain()
                : (CompletableFuture<V>) look(name, (Supplier<CompletableFuture<@Nullable T>>) (Supplier<?>) loader)
                        .thenApply(Cached::value);
    }

    /**
     * Takes a value that the caller knows to be right now: it goes into this instance's memory, and the lower layers are
     * evicted rather than filled, since two writers may come here in another order than they wrote.
     */
    @Override
    public void put(Object key, @Nullable Object value) {
        var name = normal(key);
        var own = definition.type().cast(value);
        var found = new Lower.Found<>(own, Layer.SOURCE, lower.size(own));
        lower.evictLater(name, () -> {
            drop(name);
            memory.put(name, entry(found, null));
        });
    }

    @Override
    public void evict(Object key) {
        forget(normal(key));
    }

    @Override
    public void clear() {
        lower.clear(() -> drop(null));
    }

    @Override
    public @Nullable ValueWrapper get(Object key) {
        throw blocking();
    }

    @Override
    public <V> @Nullable V get(Object key, @Nullable Class<V> type) {
        throw blocking();
    }

    @Override
    public <V> @Nullable V get(Object key, Callable<V> loader) {
        throw blocking();
    }

    private static UnsupportedOperationException blocking() {
        return new UnsupportedOperationException(
                "This cache is read without blocking: retrieve(key) or retrieve(key, loader)");
    }
}
