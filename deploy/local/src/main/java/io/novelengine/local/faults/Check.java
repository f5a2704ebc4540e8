package io.novelengine.local.faults;

import java.util.Locale;

/** What a campaign looks at. */
enum Check {
    /** Every run is complete. */
    RUNS,
    /** Every story is that of an undisturbed run. */
    DIGESTS,
    /** Every turn is there once. */
    TURNS,
    /** Every number of every run reaches whoever watches once, in order. */
    STREAMS,
    /** Every event is counted once. */
    COUNTS,
    /** Every claim has a higher fence, and nothing is written under an older one. */
    FENCES,
    /** Every crash point was reached. */
    POINTS,
    /** Whoever goes away takes no work with PostgreSQL along. */
    CANCELS,
    /** No connection to PostgreSQL is lost to those who went away. */
    CONNECTIONS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
