package io.novelengine.gateway.balance;

/**
 * What an instance's past says of it.
 *
 * @param failures failures since the last success
 * @param ejections how often it was put out lately
 * @param out whether it is put out
 * @param since when it was put out or taken back, in milliseconds; for one that never was, long ago
 */
record Standing(int failures, int ejections, boolean out, long since) {

    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    private static final int LONGEST_REST = 30;
    private static final double FIRST_SHARE = 0.1;

    /** Nothing bad is known. */
    static final Standing SOUND = new Standing(0, 0, false, LONG_AGO);

    /** New among others: gets its share bit by bit. */
    static Standing fresh(long now) {
        return new Standing(0, 0, false, now);
    }

    Standing succeeded() {
        return failures == 0 ? this : new Standing(0, ejections, out, since);
    }

    Standing failed() {
        return new Standing(failures + 1, ejections, out, since);
    }

    /** Put out; each time soon after the last one for longer. */
    Standing ejected(long now, BalanceProperties rules) {
        var forgotten = now - since > 10 * rules.ramp().toMillis();
        return new Standing(0, forgotten ? 1 : ejections + 1, true, now);
    }

    /** Whether it has been out long enough to be taken back. */
    boolean hasRested(long now, BalanceProperties rules) {
        return now - since >= rules.rest().toMillis() * Math.min(ejections, LONGEST_REST);
    }

    Standing returned(long now) {
        return new Standing(0, ejections, false, now);
    }

    /** Which part of its share it should get: none while it is out, all when it has been in for the time of the ramp. */
    double share(long now, BalanceProperties rules) {
        if (out) {
            return 0;
        }
        var ramp = rules.ramp().toMillis();
        var in = now - since;
        return in >= ramp ? 1 : FIRST_SHARE + (1 - FIRST_SHARE) * Math.max(0, in) / ramp;
    }
}
