package io.novelengine.local.faults;

/** A kind of fault. */
enum Fault {
    /** An instance is killed; the supervisor starts it again. */
    KILL(4),
    /** An instance stands still for longer than its leases, and goes on. */
    FREEZE(3),
    /** Every connection to PostgreSQL is reset. */
    CUT(3),
    /** For some seconds nothing reaches PostgreSQL, and nothing comes back. */
    HOLE(2),
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
