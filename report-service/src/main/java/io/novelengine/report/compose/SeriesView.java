package io.novelengine.report.compose;

import java.time.Instant;
import java.util.List;

/**
 * A count over time.
 *
 * @param points its points, in order
 */
public record SeriesView(List<Point> points) {

    /**
     * One bucket.
     *
     * @param at its start
     * @param value the count
     */
    public record Point(Instant at, long value) {}
}
