package io.novelengine.simulation.run;

import java.time.Duration;

/** A lease with the time until which its worker may trust it, by the worker's own clock that only goes forward. */
final class Hold {

    /*
     * The window starts when the database is asked, not when it answers, and ends before the lease does: whatever the clocks
     * of the machines say, a worker stops trusting its lease before the database lets another claim it. When the window is
     * over the worker asks anew before it goes on, and stops when the answer is no. It does not stop for the lack of an
     * answer in time: what it has played would be lost, the next worker would have it to play again, and under load no
     * worker would ever come as far as a commit.
     */

    private static final int PARTS = 5;
    private static final int TRUSTED_PARTS = 4;

    private final Lease lease;
    private final long window;
    private volatile long trustedUntil;
    private volatile boolean lost;

    Hold(Lease lease, Duration term, long askedAt) {
        this.lease = lease;
        this.window = term.toNanos() / PARTS * TRUSTED_PARTS;
        this.trustedUntil = askedAt + window;
    }

    Lease lease() {
        return lease;
    }

    void prolonged(long askedAt) {
        trustedUntil = Math.max(trustedUntil, askedAt + window);
    }

    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    boolean isTrusted(long now) {
        return !lost && now < trustedUntil;
    }
}
