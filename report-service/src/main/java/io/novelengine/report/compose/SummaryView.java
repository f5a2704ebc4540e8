package io.novelengine.report.compose;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What analytics says of a period.
 *
 * @param runs runs accepted
 * @param turns turns committed
 * @param acts acts in them
 * @param words words of their prose
 * @param actsByType the most frequent kinds of act
 * @param characters the busiest characters
 * @param durations how long the runs took that ended
 */
public record SummaryView(
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
     * @param byStatus how many of each status
     */
    public record Runs(long total, SortedMap<String, Long> byStatus) {}

    /**
     * A kind of act.
     *
     * @param type its name
     * @param acts how many
     */
    public record Kind(String type, long acts) {}

    /**
     * A character that acted.
     *
     * @param character slug
     * @param acts how many acts
     * @param outcomes how many of each outcome
     */
    public record Busy(String character, long acts, SortedMap<String, Long> outcomes) {}

    /**
     * Durations, in milliseconds.
     *
     * @param count how many runs
     * @param meanMillis mean
     * @param p50Millis median
     * @param p95Millis 95th percentile
     */
    public record Durations(
            long count,
            @Nullable Double meanMillis,
            @Nullable Double p50Millis,
            @Nullable Double p95Millis) {}
}
