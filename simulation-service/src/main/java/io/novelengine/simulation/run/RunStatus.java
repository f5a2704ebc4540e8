package io.novelengine.simulation.run;

/** Where a run stands. */
public enum RunStatus {
    /** Accepted, waiting for a worker. */
    QUEUED,
    /** Being played. */
    RUNNING,
    /** Held by its owner. */
    PAUSED,
    /** Played to its end. */
    COMPLETED,
    /** Ended early with the story so far. */
    PARTIAL,
    /** Given up after too many failures. */
    FAILED,
    /** Ended by its owner. */
    CANCELLED;

    /** Whether nothing will change any more. */
    public boolean isOver() {
        return this == COMPLETED || this == PARTIAL || this == FAILED || this == CANCELLED;
    }
}
