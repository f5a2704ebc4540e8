package io.novelengine.shared.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value in memory, with the instant since which it is known to be right, and what would load it again. */
final class Entry<T> {

    private static final int OVERHEAD = 200;

    private final @Nullable T value;
    private final long asOf;
    private final int weight;
    private final @Nullable Supplier<CompletableFuture<@Nullable T>> loader;
    private final CompletableFuture<Cached<T>> hit;
    private final CompletableFuture<@Nullable Object> plain;

    /**
     * An entry.
     *
     * @param value the value; null when the source has none
     * @param asOf reading of the ticker when the value began to be read
     * @param bytes its length when serialised
     * @param priority what its weight is divided by
     * @param loader what loads it; null when only lower layers can say
     */
    Entry(
            @Nullable T value,
            long asOf,
            int bytes,
            int priority,
            @Nullable Supplier<CompletableFuture<@Nullable T>> loader) {
        this.value = value;
        this.asOf = asOf;
        this.weight = Math.max(1, (bytes + OVERHEAD) / Math.clamp(priority, 1, 100));
        this.loader = loader;
        this.hit = CompletableFuture.completedFuture(new Cached<>(value, Layer.L1));
        this.plain = CompletableFuture.completedFuture(value);
    }

    @Nullable
    T value() {
        return value;
    }

    long asOf() {
        return asOf;
    }

    int weight() {
        return weight;
    }

    @Nullable
    Supplier<CompletableFuture<@Nullable T>> loader() {
        return loader;
    }

    CompletableFuture<Cached<T>> hit() {
        return hit;
    }

    CompletableFuture<@Nullable Object> plain() {
        return plain;
    }
}
