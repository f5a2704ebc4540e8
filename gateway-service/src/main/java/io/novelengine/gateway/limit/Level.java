package io.novelengine.gateway.limit;

/**
 * What is left in a bucket of tokens.
 *
 * @param tokens how many; fewer than none when others took some meanwhile
 * @param at when that was so, in milliseconds
 */
record Level(double tokens, long at) {

    /** A full bucket. */
    static Level full(Plan plan, long now) {
        return new Level(plan.burst(), now);
    }

    /** The same bucket later, with what ran in. */
    Level at(long now, Plan plan) {
        var passed = Math.max(0, now - at);
        return new Level(Math.min(plan.burst(), tokens + passed * plan.rate() / 1000), Math.max(at, now));
    }

    boolean hasOne() {
        return tokens >= 1;
    }

    Level without(double taken) {
        return new Level(tokens - taken, at);
    }
}
