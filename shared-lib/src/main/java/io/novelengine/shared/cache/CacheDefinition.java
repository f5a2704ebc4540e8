package io.novelengine.shared.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A cache that a service wants; declared as a bean. The settings under {@code novel.cache.caches.<name>} overrule the
 * times and sizes.
 *
 * @param name name, as in Spring's annotations; letters, digits and hyphens
 * @param type type of the values, immutable
 * @param version version of the type's form; entries of another version are not read
 * @param timeToLive longest life of an entry in Redis and PostgreSQL, shortened by up to a tenth so that not all end at once
 * @param absent longest life of the knowledge that the source has no value
 * @param maxBytes most bytes of serialised values in memory
 * @param dear whether entries are also kept in PostgreSQL, and loaded by one instance at a time
 * @param priority how much rather than others an entry stays in memory, 1 to 100: its weight is divided by it
 * @param source reads the value of a key from the source; for warming, which is left out when null
 * @param returning whether lower layers are asked for a key only from the second time on that memory misses it within a
 *     minute or two; for sources that answer as fast as they do
 * @param size about how many bytes a value has when serialised; when null it is serialised to see
 */
public record CacheDefinition<T>(
        String name,
        Class<T> type,
        int version,
        Duration timeToLive,
        Duration absent,
        long maxBytes,
        boolean dear,
        ToIntFunction<T> priority,
        @Nullable Function<String, CompletableFuture<@Nullable T>> source,
        boolean returning,
        @Nullable ToIntFunction<T> size) {

    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);
    private static final Duration ABSENT = Duration.ofSeconds(5);
    private static final long MAX_BYTES = 16L << 20;

    public CacheDefinition {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("A cache cannot be named '" + name + "'");
        }
    }

    /** A cache that is not dear, of 60 s, 16 MiB and equal priorities, without a source for warming. */
    public static <T> CacheDefinition<T> of(String name, Class<T> type) {
        return new CacheDefinition<>(
                name, type, 1, TIME_TO_LIVE, ABSENT, MAX_BYTES, false, value -> 1, null, false, null);
    }

    /** The same with another life of its entries. */
    public CacheDefinition<T> withTimeToLive(Duration time) {
        return new CacheDefinition<>(
                name, type, version, time, absent, maxBytes, dear, priority, source, returning, size);
    }

    /** The same with another bound of memory. */
    public CacheDefinition<T> withMaxBytes(long bytes) {
        return new CacheDefinition<>(
                name, type, version, timeToLive, absent, bytes, dear, priority, source, returning, size);
    }

    /** The same, kept in PostgreSQL too. */
    public CacheDefinition<T> asDear() {
        return new CacheDefinition<>(
                name, type, version, timeToLive, absent, maxBytes, true, priority, source, returning, size);
    }

    /** The same for another form of the values. */
    public CacheDefinition<T> withVersion(int number) {
        return new CacheDefinition<>(
                name, type, number, timeToLive, absent, maxBytes, dear, priority, source, returning, size);
    }

    /** The same with priorities. */
    public CacheDefinition<T> withPriority(ToIntFunction<T> of) {
        return new CacheDefinition<>(
                name, type, version, timeToLive, absent, maxBytes, dear, of, source, returning, size);
    }

    /** The same, warmed from the given source. */
    public CacheDefinition<T> withSource(Function<String, CompletableFuture<@Nullable T>> from) {
        return new CacheDefinition<>(
                name, type, version, timeToLive, absent, maxBytes, dear, priority, from, returning, size);
    }

    /** The same, asking lower layers only for keys that return. */
    public CacheDefinition<T> forReturning() {
        return new CacheDefinition<>(
                name, type, version, timeToLive, absent, maxBytes, dear, priority, source, true, size);
    }

    /** The same with sizes that need not be found out. */
    public CacheDefinition<T> withSize(ToIntFunction<T> of) {
        return new CacheDefinition<>(
                name, type, version, timeToLive, absent, maxBytes, dear, priority, source, returning, of);
    }
}
