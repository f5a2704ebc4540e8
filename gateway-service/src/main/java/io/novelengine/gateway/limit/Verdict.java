package io.novelengine.gateway.limit;

/**
 * Whether a request may pass.
 *
 * @param name name of the plan
 * @param plan the plan
 * @param allowed whether it may
 * @param left tokens that are left
 */
record Verdict(String name, Plan plan, boolean allowed, double left) {

    /** The header {@code RateLimit-Policy}. */
    String policy() {
        return "\"" + name + "\";q=" + (long) plan.burst() + ";w=" + plan.window();
    }

    /** The header {@code RateLimit}: what is left, and seconds until all is there again. */
    String state() {
        return "\"" + name + "\";r=" + (long) left + ";t=" + (long) Math.ceil((plan.burst() - left) / plan.rate());
    }

    /** Seconds until one request may pass again, 1 or more. */
    long retryAfter() {
        return Math.max(1, (long) Math.ceil((1 - left) / plan.rate()));
    }
}
