package io.novelengine.shared.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value in memory, with its answers made ready, and what would load it again. */
final class Entry<T> {

    private static final int OVERHEAD = 200;

    private final @Nullable T value;
    private final int weight;
    private final @Nullable Supplier<CompletableFuture<@Nullable T>> loader;
    private final CompletableFuture<Cached<T>> hit;
    private final CompletableFuture<@Nullable Object> plain;

    /**
     * An entry.
     *
     * @param value the value; null when the source has none
     * @param bytes its length when serialised
     * @param priority what its weight is divided by
     * @param loader what loads it; null when only lower layers can say
     */
    Entry(@Nullable T value, int bytes, int priority, @Nullable Supplier<CompletableFuture<@Nullable T>> loader) {
        this.value = value;
        this.weight = Math.max(1, (bytes + OVERHEAD) / Math.clamp(priority, 1, 100));
        this.loader = loader;
        this.hit = CompletableFuture.completedFuture(new Cached<>(value, Layer.L1));
        this.plain = CompletableFuture.completedFuture(value);
    }

    @Nullable
    T value() {
        return value;
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
