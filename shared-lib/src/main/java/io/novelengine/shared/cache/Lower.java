package io.novelengine.shared.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The layers of one cache below memory, from near to far, and the source behind them. A layer that fails is passed over; what
 * is found in a farther one, or loaded, is filled into the nearer ones under their leases.
 */
final class Lower<T> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    private static final double RENEW_BELOW = 0.2;
    private static final int MOST_UNDER_WAY = 512;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final CacheDefinition<T> definition;
    private final EntryCodec<T> codec;
    private final List<Tier> tiers;
    private final Supplier<String> tokens;
    private final LongSupplier millis;
    private final Duration lease;
    private final CacheMeters meters;
    private final Seen seen;

    Lower(
            CacheDefinition<T> definition,
            CacheProperties properties,
            List<Store> stores,
            Supplier<String> tokens,
            LongSupplier millis,
            CacheMeters meters) {
        this.definition = definition;
        this.codec = new EntryCodec<>(definition.type(), definition.version(), properties.compress());
        this.tiers = stores.stream()
                .map(store -> new Tier(store, new Evictions(properties.pending()), new Unsent(), new AtomicInteger()))
                .toList();
        this.tokens = tokens;
        this.millis = millis;
        this.lease = properties.lease();
        this.meters = meters;
        this.seen = new Seen(millis);
    }

    private record Tier(Store store, Evictions evictions, Unsent unsent, AtomicInteger underWay) {

        boolean mayBeAsked(String key) {
            return store.isTrusted() && !evictions.hasVoid(key);
        }
    }

    private record Grant(Store store, String token) {}

    /**
     * What was found.
     *
     * @param value the value, null when the source has none
     * @param layer what answered
     * @param size length of the value when serialised
     */
    record Found<T>(@Nullable T value, Layer layer, int size) {}

    /** What is under the key in a layer, else what the loader gives; fails only as the loader does. */
    CompletableFuture<Found<T>> find(String key, Supplier<CompletableFuture<@Nullable T>> loader) {
        return definition.returning() && !seen.again(key) ? loadAlone(key, loader) : ask(key, loader);
    }

    /** From the source, and from the layers only if it fails. */
    private CompletableFuture<Found<T>> loadAlone(String key, Supplier<CompletableFuture<@Nullable T>> loader) {
        return load(key, List.of(), loader).exceptionallyCompose(failure -> peek(key)
                .thenCompose(found -> found == null
                        ? CompletableFuture.<Found<T>>failedFuture(failure)
                        : CompletableFuture.completedFuture(found)));
    }

    private CompletableFuture<Found<T>> ask(String key, Supplier<CompletableFuture<@Nullable T>> loader) {
        return find(key, 0, new ArrayList<>(), loader, millis.getAsLong() + lease.toMillis());
    }

    private CompletableFuture<Found<T>> find(
            String key, int from, List<Grant> grants, Supplier<CompletableFuture<@Nullable T>> loader, long patience) {
        if (from == tiers.size()) {
            return load(key, grants, loader);
        }
        var tier = tiers.get(from);
        if (!tier.mayBeAsked(key)) {
            return find(key, from + 1, grants, loader, patience);
        }
        var token = tokens.get();
        return tier.store
                .claim(definition.name(), key, token, lease, false)
                .exceptionally(failure -> new Store.Claim(null, false))
                .thenCompose(claim -> {
                    var bytes = claim.bytes();
                    var read = bytes == null ? null : codec.decode(bytes);
                    if (bytes != null && read != null) {
                        meters.count(tier.store.layer(), true);
                        fill(key, grants, bytes, read.expiry());
                        return CompletableFuture.completedFuture(
                                new Found<>(read.value(), tier.store.layer(), read.size()));
                    }
                    meters.count(tier.store.layer(), false);
                    if (claim.granted()) {
                        grants.add(new Grant(tier.store, token));
                    } else if (definition.dear()
                            && bytes == null
                            && tier.mayBeAsked(key)
                            && millis.getAsLong() < patience) {
                        return CompletableFuture.supplyAsync(() -> key, later())
                                .thenCompose(again -> find(again, from, grants, loader, patience));
                    }
                    return find(key, from + 1, grants, loader, patience);
                });
    }

    private static Executor later() {
        return CompletableFuture.delayedExecutor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Found<T>> load(
            String key, List<Grant> grants, Supplier<CompletableFuture<@Nullable T>> loader) {
        var timer = meters.start();
        CompletableFuture<@Nullable T> loading;
        try {
            loading = loader.get();
        } catch (RuntimeException e) {
            loading = CompletableFuture.failedFuture(e);
        }
        return loading.copy().orTimeout(lease.toMillis(), TimeUnit.MILLISECONDS).handle((value, failure) -> {
            meters.loaded(timer, failure == null);
            if (failure != null) {
                grants.forEach(grant -> grant.store.evict(definition.name(), key));
                throw failure instanceof CompletionException e ? e : new CompletionException(failure);
            }
            var size = definition.size();
            if (grants.isEmpty() && size != null) {
                return new Found<>(value, Layer.SOURCE, value == null ? 0 : size.applyAsInt(value));
            }
            var life = value == null ? definition.absent() : definition.timeToLive();
            var expiry = millis.getAsLong() + jittered(life.toMillis());
            var written = codec.encode(value, expiry);
            fill(key, grants, written.bytes(), expiry);
            return new Found<>(value, Layer.SOURCE, written.size());
        });
    }

    private long jittered(long life) {
        return life - Math.floorMod(tokens.get().hashCode() * SPREAD, Math.max(1, life / 10));
    }

    private void fill(String key, List<Grant> grants, byte[] bytes, long expiry) {
        var left = Duration.ofMillis(expiry - millis.getAsLong());
        if (left.isPositive()) {
            grants.forEach(grant -> grant.store.fill(definition.name(), key, grant.token, bytes, left));
        }
    }

    /** What a layer holds under the key, without loading; null when none does. */
    CompletableFuture<@Nullable Found<T>> peek(String key) {
        return peek(key, 0);
    }

    private CompletableFuture<@Nullable Found<T>> peek(String key, int from) {
        if (from == tiers.size()) {
            return CompletableFuture.completedFuture(null);
        }
        var tier = tiers.get(from);
        if (!tier.mayBeAsked(key)) {
            return peek(key, from + 1);
        }
        return tier.store
                .read(definition.name(), key)
                .exceptionally(failure -> null)
                .thenCompose(bytes -> {
                    var read = bytes == null ? null : codec.decode(bytes);
                    return read == null
                            ? peek(key, from + 1)
                            : CompletableFuture.completedFuture(
                                    new Found<>(read.value(), tier.store.layer(), read.size()));
                });
    }

    /**
     * The value once more, for an entry that is in demand: what the nearest layer holds, or a new load when that is near
     * its end. One instance at a time loads anew.
     */
    CompletableFuture<Found<T>> renew(String key, Supplier<CompletableFuture<@Nullable T>> loader) {
        if (tiers.isEmpty() || !tiers.getFirst().mayBeAsked(key)) {
            return ask(key, loader);
        }
        var near = tiers.getFirst().store;
        return near.read(definition.name(), key).exceptionally(failure -> null).thenCompose(bytes -> {
            var read = bytes == null ? null : codec.decode(bytes);
            if (read == null) {
                return ask(key, loader);
            }
            var found = new Found<>(read.value(), near.layer(), read.size());
            return isEnding(read) ? reload(key, loader, found) : CompletableFuture.completedFuture(found);
        });
    }

    private boolean isEnding(EntryCodec.Read<T> read) {
        var life = read.value() == null ? definition.absent() : definition.timeToLive();
        return read.expiry() - millis.getAsLong() < life.toMillis() * RENEW_BELOW;
    }

    private CompletableFuture<Found<T>> reload(
            String key, Supplier<CompletableFuture<@Nullable T>> loader, Found<T> otherwise) {
        var grants = new ArrayList<Grant>();
        var claims = tiers.stream()
                .filter(tier -> tier.mayBeAsked(key))
                .map(tier -> {
                    var token = tokens.get();
                    return tier.store
                            .claim(definition.name(), key, token, lease, true)
                            .thenAccept(claim -> {
                                if (claim.granted()) {
                                    synchronized (grants) {
                                        grants.add(new Grant(tier.store, token));
                                    }
                                }
                            })
                            .exceptionally(failure -> null);
                })
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(claims)
                .thenCompose(all ->
                        grants.isEmpty() ? CompletableFuture.completedFuture(otherwise) : load(key, grants, loader));
    }

    /**
     * Makes the key void everywhere: at once for readers of this instance, then {@code locally}, then in the layers. Done when
     * every layer has confirmed or failed, in which case it is tried again.
     */
    CompletableFuture<Void> evict(String key, Runnable locally) {
        var tickets =
                tiers.stream().mapToLong(tier -> tier.evictions.begin(key)).toArray();
        locally.run();
        return CompletableFuture.allOf(IntStream.range(0, tickets.length)
                .mapToObj(index -> evict(tiers.get(index), key, tickets[index]))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Makes the key void as {@link #evict} does, for a caller that does not wait: of many for one key the layers hear the last. */
    void evictLater(String key, Runnable locally) {
        tiers.forEach(tier -> {
            tier.evictions.begin(key);
            if (tier.evictions.ticket(key) != null) {
                tier.unsent.add(key);
            }
        });
        locally.run();
        tiers.forEach(this::send);
    }

    private void send(Tier tier) {
        while (tier.underWay.get() < MOST_UNDER_WAY) {
            var key = tier.unsent.next();
            if (key == null) {
                return;
            }
            var ticket = tier.evictions.ticket(key);
            if (ticket != null) {
                tier.underWay.incrementAndGet();
                evict(tier, key, ticket).whenComplete((ok, failure) -> {
                    tier.underWay.decrementAndGet();
                    send(tier);
                });
            }
        }
    }

    private CompletableFuture<Void> evict(Tier tier, String key, long ticket) {
        return tier.store
                .evict(definition.name(), key)
                .thenAccept(ok -> tier.evictions.confirm(key, ticket))
                .exceptionally(failure -> null);
    }

    /** Makes all keys void everywhere, as {@link #evict} does with one. */
    CompletableFuture<Void> clear(Runnable locally) {
        var tickets =
                tiers.stream().mapToLong(tier -> tier.evictions.beginAll()).toArray();
        locally.run();
        return CompletableFuture.allOf(IntStream.range(0, tickets.length)
                .mapToObj(index -> clear(tiers.get(index), tickets[index]))
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> clear(Tier tier, long ticket) {
        return tier.store
                .clear(definition.name())
                .thenAccept(ok -> tier.evictions.confirmAll(ticket))
                .exceptionally(failure -> null);
    }

    /** Tries evictions again that no layer has confirmed, at most the given number. */
    CompletableFuture<Void> retry(int limit) {
        return CompletableFuture.allOf(tiers.stream()
                .filter(tier -> !tier.evictions.isEmpty())
                .flatMap(tier -> tier.evictions.isEverythingVoid()
                        ? Stream.of(clear(tier, tier.evictions.now()))
                        : tier.evictions.some(limit).stream()
                                .map(waiting -> evict(tier, waiting.getKey(), waiting.getValue())))
                .toArray(CompletableFuture<?>[]::new));
    }

    int size(@Nullable T value) {
        var size = definition.size();
        if (value != null && size != null) {
            return size.applyAsInt(value);
        }
        return codec.encode(value, 0).size();
    }
}
