package io.novelengine.gateway.limit;

/**
 * How often one may ask, written {@code rate/burst}.
 *
 * @param rate requests a second in the long run; 0 for no limit
 * @param burst requests at once, after a rest
 */
record Plan(double rate, double burst) {

    Plan {
        if (rate < 0 || rate > 0 && burst < 1) {
            throw new IllegalArgumentException(
                    "A plan is rate/burst, with a burst of 1 or more: " + rate + "/" + burst);
        }
    }

    /** A plan as it is written in the configuration. */
    public static Plan valueOf(String text) {
        var parts = text.split("/", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("A plan is rate/burst, such as 100/400, not " + text);
        }
        return new Plan(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
    }

    boolean unlimited() {
        return rate == 0;
    }

    /** Seconds in which as many requests may come as at once. */
    long window() {
        return (long) Math.ceil(burst / rate);
    }

    /** The part of it that one of several gateways gives while they cannot count together. */
    Plan among(int gateways) {
        return gateways <= 1 ? this : new Plan(rate / gateways, Math.max(1, burst / gateways));
    }
}
