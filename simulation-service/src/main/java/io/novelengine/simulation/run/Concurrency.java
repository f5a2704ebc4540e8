package io.novelengine.simulation.run;

import com.netflix.concurrency.limits.limit.Gradient2Limit;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * How many runs this instance should play at once, by how long their turns take: fewer while latency rises above what it has
 * been for long, more while it does not. Half as many when a lease was lost, for then more was begun than could be kept.
 */
@Component
class Concurrency {

    private static final int FIRST = 16;
    private static final double TOLERANCE = 2; // a turn may take twice as long as usual before less is done at once

    private final Gradient2Limit limit;
    private final Clock ticks;
    private final int most;
    private final long apart;
    private double ceiling;
    private long halvedAt;

    Concurrency(SimulationProperties properties, MeterRegistry meters) {
        most = properties.lanes();
        ticks = meters.config().clock();
        apart = properties.lease().toNanos();
        ceiling = most;
        halvedAt = ticks.monotonicTime() - apart;
        var least = Math.max(1, Math.min(properties.least(), most));
        limit = Gradient2Limit.newBuilder()
                .initialLimit(Math.clamp(FIRST, least, Math.max(least, most)))
                .minLimit(least)
                .maxConcurrency(Math.max(least, most))
                .rttTolerance(TOLERANCE)
                .build();
        Gauge.builder("novel.simulation.lanes.limit", this, Concurrency::limit)
                .description("Runs that this instance plays at once at most, by measured latency")
                .register(meters);
    }

    synchronized int limit() {
        return (int) Math.min(ceiling, Math.min(most, limit.getLimit()));
    }

    /** Counts a lease that was lost while this many runs were played; those lost within one term count once. */
    synchronized void lost(int busy) {
        var now = ticks();
        if (now - halvedAt >= apart) {
            halvedAt = now;
            ceiling = Math.max(1, Math.min(ceiling, busy) / 2);
        }
    }

    /** Nanoseconds of a clock that only goes forward. */
    long ticks() {
        return ticks.monotonicTime();
    }

    /**
     * Counts work that ended.
     *
     * @param begun {@link #ticks} when it was asked for
     * @param busy runs played at once meanwhile
     */
    synchronized void sample(long begun, int busy) {
        ceiling = Math.min(most, ceiling + 1 / ceiling);
        limit.onSample(begun, Math.max(1, ticks() - begun), busy, false);
    }
}
