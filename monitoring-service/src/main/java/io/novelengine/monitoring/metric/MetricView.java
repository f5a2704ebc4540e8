package io.novelengine.monitoring.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric over time. The value number i of a course is of the step that begins at {@code from + i * step}.
 *
 * @param complete false when PostgreSQL did not give what memory does not have
 * @param truncated whether there were more courses than are shown
 */
record MetricView(
        String name,
        String type,
        @Nullable String unit,
        String meaning,
        Instant from,
        Instant to,
        Duration step,
        boolean complete,
        boolean truncated,
        List<Course> courses) {}
