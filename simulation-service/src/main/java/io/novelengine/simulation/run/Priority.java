package io.novelengine.simulation.run;

import java.time.Duration;

/**
 * How urgent a run is. Each priority is a head start in waiting time: the queue is served by age plus head start, so that low
 * ones rise while they wait and never starve.
 */
public enum Priority {
    CRITICAL(6),
    HIGH(1),
    NORMAL(0),
    LOW(-1);

    private final int headStarts;

    Priority(int headStarts) {
        this.headStarts = headStarts;
    }

    /** Head start in the queue; negative for a handicap. */
    Duration headStart(Duration unit) {
        return unit.multipliedBy(headStarts);
    }
}
