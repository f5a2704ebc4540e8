package io.novelengine.simulation.signal;

import java.util.UUID;

/** Who wants to know that something changed, in this instance or another. Calls come from any thread and must be short. */
public interface Hearer {

    /** There may be a run to play. */
    default void workArrived() {}

    /** Something about this run was committed. */
    default void runChanged(UUID run) {}

    /** A worker has begun to play this turn. */
    default void turnBegun(UUID run, int turn) {}

    /** Signals may have been lost: everything may have changed. */
    default void anythingChanged() {}
}
