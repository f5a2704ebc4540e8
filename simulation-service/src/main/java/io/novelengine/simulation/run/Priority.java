package io.novelengine.simulation.run;

import java.time.Duration;

/**
 * How urgent a run is. Each priority is a head start in waiting time: the queue is served by age plus head start, so that low
 * ones rise while they wait and never starve.
 */
public enum Priority {
    CRITICAL(Duration.ofMinutes(30)),
    HIGH(Duration.ofMinutes(5)),
    NORMAL(Duration.ZERO),
    LOW(Duration.ofMinutes(-5));

    private final Duration headStart;

    Priority(Duration headStart) {
        this.headStart = headStart;
    }

    /** Head start in the queue; negative for a handicap. */
    Duration headStart() {
        return headStart;
    }
}
