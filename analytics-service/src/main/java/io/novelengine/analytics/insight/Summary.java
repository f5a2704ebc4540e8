package io.novelengine.analytics.insight;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a time.
 *
 * @param from start of the time
 * @param to its end, not included
 * @param runs runs accepted in it
 * @param turns turns committed in it
 * @param acts acts in these turns
 * @param words words of the prose of these turns
 * @param actsByType the most frequent kinds of act, the most frequent first
 * @param characters the characters that acted most, the busiest first
 * @param durations how long the runs that ended in it took
 */
record Summary(
        Instant from,
        Instant to,
        Runs runs,
        long turns,
        long acts,
        long words,
        List<Kind> actsByType,
        List<Busy> characters,
        Durations durations) {

    /**
     * Runs.
     *
     * @param total how many
     * @param byStatus how many now have each status that occurs
     */
    record Runs(long total, SortedMap<String, Long> byStatus) {}

    /**
     * A kind of act.
     *
     * @param type its name
     * @param acts how many
     */
    record Kind(String type, long acts) {}

    /**
     * A character that acted.
     *
     * @param character slug
     * @param acts how many
     * @param outcomes how many with each outcome that occurs
     */
    record Busy(String character, long acts, SortedMap<String, Long> outcomes) {}

    /**
     * Durations of runs from start to end, in milliseconds; the figures are exact, from the runs themselves, and absent
     * when there are none.
     *
     * @param count how many runs
     * @param meanMillis mean
     * @param p50Millis median
     * @param p95Millis 95th percentile, interpolated between neighbours
     */
    record Durations(
            long count,
            @Nullable Double meanMillis,
            @Nullable Double p50Millis,
            @Nullable Double p95Millis) {}

    /** Turns, acts and words together. */
    record Volume(long turns, long acts, long words) {}
}
