package io.novelengine.local.faults;

/** A moment at which a process is killed, seen from between it and PostgreSQL. */
enum CrashPoint {
    /** Runs are claimed, and the worker never hears of it. */
    CLAIMED,
    /** A run of a silent worker is claimed, and the rescuer never hears of it. */
    RESCUED,
    /** A run is marked as being played, and the worker never hears of it. */
    BEGUN,
    /** A turn is written and about to be committed. */
    TURN_WRITTEN,
    /** A turn is committed, and the worker never hears of it. */
    TURN_COMMITTED,
    /** A commit is known to the worker, and about to be told to the other instances. */
    NOTIFYING,
    /** The last turn is written, the run has left the queue, and both are about to be committed. */
    LAST_WRITTEN,
    /** A run is over, and the worker never hears of it. */
    LAST_COMMITTED,
    /** Events are in the stream of Redis, and about to be marked as sent. */
    SENT,
    /** Events are counted in analytics, and the counter never hears of it. */
    COUNTED
}
