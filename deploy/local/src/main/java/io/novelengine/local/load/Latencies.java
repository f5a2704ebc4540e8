package io.novelengine.local.load;

import java.time.Duration;

/** Counts of durations in buckets no wider than a 32nd of their value: small, and exact enough for percentiles. */
final class Latencies {

    private static final int SUB_BITS = 5;
    private static final int SUB = 1 << SUB_BITS;
    private static final int BUCKETS = (Long.SIZE - SUB_BITS) * SUB;

    private final long[] counts = new long[BUCKETS];
    private long total;
    private long longest;

    void add(Duration duration) {
        long micros = Math.max(0, duration.toNanos() / 1_000);
        counts[bucket(micros)]++;
        total++;
        longest = Math.max(longest, micros);
    }

    void add(Latencies other) {
        for (int index = 0; index < BUCKETS; index++) {
            counts[index] += other.counts[index];
        }
        total += other.total;
        longest = Math.max(longest, other.longest);
    }

    long count() {
        return total;
    }

    Duration longest() {
        return micros(longest);
    }

    /**
     * The duration that this share of all did not exceed.
     *
     * @param share 0 to 1
     */
    Duration percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int index = 0; index < BUCKETS; index++) {
            seen += counts[index];
            if (seen >= rank) {
                return micros(Math.min(longest, upper(index)));
            }
        }
        return Duration.ZERO;
    }

    private static int bucket(long value) {
        int exponent = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - SUB_BITS - 1);
        return exponent * SUB + (int) (value >> exponent);
    }

    private static long upper(int bucket) {
        int exponent = Math.max(0, bucket / SUB - 1);
        return ((long) (bucket - exponent * SUB + 1) << exponent) - 1;
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
