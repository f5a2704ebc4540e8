package io.novelengine.local.home;

/** What the supervisor knows of a process, or of the whole suite. */
public enum RunState {
    /** Started, not ready yet. */
    STARTING,
    /** Ready for requests. */
    READY,
    /** Ended by itself; started again after a pause. */
    RESTARTING,
    /** Ended too often; not started again. */
    FAILED,
    /** On its way down. */
    STOPPING
}
