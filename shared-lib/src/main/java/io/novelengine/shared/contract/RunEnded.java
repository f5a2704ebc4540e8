package io.novelengine.shared.contract;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run is over.
 *
 * @param run id of the run
 * @param status {@code COMPLETED}, {@code PARTIAL}, {@code FAILED} or {@code CANCELLED}
 * @param turns turns that were committed
 * @param durationMillis time from start to end, in milliseconds
 * @param failure why it failed, if it did
 */
public record RunEnded(
        UUID run,
        String status,
        int turns,
        long durationMillis,
        @Nullable String failure) implements SuiteEvent {

    public RunEnded {
        Objects.requireNonNull(run);
        Objects.requireNonNull(status);
    }

    @Override
    public String subject() {
        return run.toString();
    }
}
