package io.novelengine.report.compose;

import org.jspecify.annotations.Nullable;

/**
 * What analytics has counted of a run.
 *
 * @param status status by the last event
 * @param turns turns
 * @param acts acts
 * @param words words
 * @param waitedMillis time from acceptance to start, in milliseconds
 * @param durationMillis time from start to end, in milliseconds
 */
public record CountedView(
        String status,
        long turns,
        long acts,
        long words,
        @Nullable Long waitedMillis,
        @Nullable Long durationMillis) {}
