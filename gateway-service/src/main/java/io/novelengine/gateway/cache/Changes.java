package io.novelengine.gateway.cache;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the changes to each service: a copy made before the last one must be confirmed. */
final class Changes {

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final Count everywhere = new Count();
    private final Clock clock;

    Changes(Clock clock) {
        this.clock = clock;
    }

    long of(String service) {
        var count = counts.get(service);
        return everywhere.number.get() + (count == null ? 0 : count.number.get());
    }

    /** Whether nothing of the service has changed for this long. */
    boolean areOlderThan(Duration time, String service) {
        var count = counts.get(service);
        var last = Math.max(everywhere.last, count == null ? Long.MIN_VALUE : count.last);
        return last == Long.MIN_VALUE || clock.millis() - last >= time.toMillis();
    }

    void changed(String service) {
        counts.computeIfAbsent(service, name -> new Count()).up(clock.millis());
    }

    /** Anything may have changed. */
    void changedAll() {
        everywhere.up(clock.millis());
    }

    /** A number of changes, and when the last was. */
    private static final class Count {

        private final AtomicLong number = new AtomicLong();
        private volatile long last = Long.MIN_VALUE;

        private void up(long now) {
            last = now;
            number.incrementAndGet();
        }
    }
}
