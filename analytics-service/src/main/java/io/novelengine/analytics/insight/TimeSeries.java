package io.novelengine.analytics.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure over time.
 *
 * @param metric what is shown
 * @param bucket length of a point: {@code minute}, {@code hour} or {@code day}
 * @param from start of the first point
 * @param to end of the last point
 * @param points in order; counts have a point for every bucket, durations only where a run ended
 */
record TimeSeries(String metric, String bucket, Instant from, Instant to, List<Point> points) {

    /**
     * One bucket.
     *
     * @param at its start
     * @param value the count; of durations, the number of runs that ended
     * @param meanMillis mean duration, in milliseconds
     * @param p50Millis median of the durations, exact
     * @param p95Millis 95th percentile of the durations, exact
     */
    record Point(
            Instant at,
            long value,
            @Nullable Double meanMillis,
            @Nullable Double p50Millis,
            @Nullable Double p95Millis) {

        static Point count(Instant at, long value) {
            return new Point(at, value, null, null, null);
        }
    }
}
