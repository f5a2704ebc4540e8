package io.novelengine.gateway.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the changes to each service: a copy made before the last one must be confirmed. */
final class Changes {

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final AtomicLong everywhere = new AtomicLong();

    long of(String service) {
        var count = counts.get(service);
        return everywhere.get() + (count == null ? 0 : count.get());
    }

    void changed(String service) {
        counts.computeIfAbsent(service, name -> new AtomicLong()).incrementAndGet();
    }

    /** Anything may have changed. */
    void changedAll() {
        everywhere.incrementAndGet();
    }
}
