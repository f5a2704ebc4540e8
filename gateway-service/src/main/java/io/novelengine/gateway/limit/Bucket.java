package io.novelengine.gateway.limit;

/** The tokens of one user, token or address, as this gateway knows them. */
final class Bucket {

    private final String key;
    private final String name;
    private final Plan plan;
    private Level level;
    private int untold;
    private boolean waiting;

    Bucket(String key, String name, Plan plan, long now) {
        this.key = key;
        this.name = name;
        this.plan = plan;
        this.level = Level.full(plan, now);
    }

    String key() {
        return key;
    }

    Plan plan() {
        return plan;
    }

    /**
     * Takes a token, if there is one.
     *
     * @param effective the plan, or this gateway's part of it
     */
    synchronized Verdict take(long now, Plan effective) {
        level = level.at(now, effective);
        var allowed = level.hasOne();
        if (allowed) {
            level = level.without(1);
            untold++;
        }
        return new Verdict(name, plan, allowed, Math.max(0, level.tokens()));
    }

    /** Whether there is none left. */
    synchronized boolean isEmpty(long now, Plan effective) {
        level = level.at(now, effective);
        return !level.hasOne();
    }

    /** Whether it is now for the first time since {@link #untold} that others must hear of it. */
    synchronized boolean mustTell() {
        var first = untold > 0 && !waiting;
        waiting |= first;
        return first;
    }

    /** What was taken and nobody else knows of; from now on they do. */
    synchronized int untold() {
        var taken = untold;
        untold = 0;
        waiting = false;
        return taken;
    }

    /** They could not be told. */
    synchronized void notTold(int taken) {
        untold += taken;
    }

    /** What all gateways together left, less what was taken here since they were told. */
    synchronized void agreed(double tokens, long now) {
        level = new Level(tokens - untold, now);
    }
}
