package io.novelengine.analytics.insight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one run from its events; what has not been told yet is absent.
 *
 * @param run id
 * @param scenario slug of the scenario
 * @param mind what decides
 * @param status status by the last event
 * @param turns turns committed
 * @param acts acts in them
 * @param words words of their prose
 * @param queuedAt time of acceptance
 * @param startedAt time of the start
 * @param endedAt time of the end
 * @param waitedMillis time from acceptance to start, in milliseconds
 * @param durationMillis time from start to end, in milliseconds
 */
record RunFigures(
        UUID run,
        @Nullable String scenario,
        @Nullable String mind,
        String status,
        long turns,
        long acts,
        long words,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long waitedMillis,
        @Nullable Long durationMillis) {}
