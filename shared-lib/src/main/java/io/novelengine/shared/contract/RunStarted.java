package io.novelengine.shared.contract;

import java.util.Objects;
import java.util.UUID;

/**
 * A worker began a run.
 *
 * @param run id of the run
 * @param waitedMillis time from acceptance to start, in milliseconds
 */
public record RunStarted(UUID run, long waitedMillis) implements SuiteEvent {

    public RunStarted {
        Objects.requireNonNull(run);
    }

    @Override
    public String subject() {
        return run.toString();
    }
}
