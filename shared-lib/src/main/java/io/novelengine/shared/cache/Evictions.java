package io.novelengine.shared.cache;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keys whose eviction a lower layer has not confirmed. Until it has, this instance does not ask that layer for them. Beyond
 * the bound single keys are no longer remembered: all of the cache is void.
 */
final class Evictions {

    private final int bound;
    private final AtomicLong tickets = new AtomicLong();
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private volatile long everything;

    Evictions(int bound) {
        this.bound = bound;
    }

    long begin(String key) {
        var ticket = tickets.incrementAndGet();
        if (waiting.size() >= bound) {
            voidEverything(ticket);
        } else {
            waiting.put(key, ticket);
        }
        return ticket;
    }

    long beginAll() {
        var ticket = tickets.incrementAndGet();
        voidEverything(ticket);
        return ticket;
    }

    private synchronized void voidEverything(long ticket) {
        everything = Math.max(everything, ticket);
    }

    void confirm(String key, long ticket) {
        waiting.remove(key, ticket);
    }

    synchronized void confirmAll(long ticket) {
        waiting.values().removeIf(earlier -> earlier <= ticket);
        if (everything <= ticket) {
            everything = 0;
        }
    }

    boolean hasVoid(String key) {
        return everything != 0 || !waiting.isEmpty() && waiting.containsKey(key);
    }

    /** The latest eviction of the key that waits; null when none does, or when all of the cache is void anyway. */
    @Nullable
    Long ticket(String key) {
        return waiting.get(key);
    }

    boolean isEverythingVoid() {
        return everything != 0;
    }

    boolean isEmpty() {
        return everything == 0 && waiting.isEmpty();
    }

    long now() {
        return tickets.get();
    }

    List<Map.Entry<String, Long>> some(int limit) {
        return waiting.entrySet().stream().limit(limit).map(Map.Entry::copyOf).toList();
    }
}
