package io.novelengine.simulation.run;

import com.netflix.concurrency.limits.limit.Gradient2Limit;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * How many runs this instance should play at once, by how long their turns take: fewer while latency rises above what it has
 * been for long, more while it does not.
 */
@Component
class Concurrency {

    private static final int FIRST = 16;
    private static final double TOLERANCE = 2; // a turn may take twice as long as usual before less is done at once

    private final Gradient2Limit limit;
    private final Clock ticks;
    private final int most;

    Concurrency(SimulationProperties properties, MeterRegistry meters) {
        most = properties.lanes();
        ticks = meters.config().clock();
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

    int limit() {
        return Math.min(most, limit.getLimit());
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
    void sample(long begun, int busy) {
        limit.onSample(begun, Math.max(1, ticks() - begun), busy, false);
    }
}
