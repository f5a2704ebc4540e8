package io.novelengine.local.faults;

/** A kind of fault. */
enum Fault {
    /** A process is killed at one of the points between claim and finish; the supervisor starts it again. */
    CRASH(5),
    /** An instance is killed wherever it is; the supervisor starts it again. */
    KILL(3),
    /** An instance stands still for longer than its leases, and goes on. */
    FREEZE(2),
    /** An instance stands still with a write on its way, which arrives after another has taken the run. */
    LATE(2),
    /** Every connection to PostgreSQL is reset. */
    CUT(2),
    /** For some seconds nothing reaches PostgreSQL, and nothing comes back. */
    HOLE(2),
    /** Callers by the dozen go away before they are answered. */
    STORM(2),
    /** PostgreSQL is killed; the supervisor starts it again. */
    POSTGRES(1),
    /** Redis is emptied. */
    EMPTY(1),
    /** Redis is killed; the supervisor starts it again, empty. */
    REDIS(1);

    private final int weight;

    Fault(int weight) {
        this.weight = weight;
    }

    /** How often it is drawn, against the others. */
    int weight() {
        return weight;
    }
}
