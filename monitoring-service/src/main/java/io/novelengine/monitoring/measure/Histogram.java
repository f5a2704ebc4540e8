package io.novelengine.monitoring.measure;

import org.jspecify.annotations.Nullable;

/**
 * Observations counted in buckets.
 *
 * @param bounds upper bounds of the buckets, ascending, the last one infinite
 * @param counts observations at or below each bound
 */
public record Histogram(double[] bounds, double[] counts) {

    /*
     * Within a bucket the observations are taken to be spread evenly, as Prometheus' histogram_quantile does; so the
     * estimate can be off by as much as the bucket is wide, and both ends of the bucket are told with it. A quantile in
     * the last, unbounded bucket is at least the highest finite bound, and that is what is given. Quantiles of several
     * instances come from their summed buckets; quantiles themselves are never averaged.
     *
     * The buckets of an instance are not read at one instant, so a sum of increases may dip by an observation; counts
     * are made to ascend first.
     */

    public Histogram {
        counts = counts.clone();
        for (var i = 1; i < counts.length; i++) {
            counts[i] = Math.max(counts[i], counts[i - 1]);
        }
    }

    /** All observations. */
    public double total() {
        return counts.length == 0 ? 0 : counts[counts.length - 1];
    }

    /** The value below which the share {@code q} of the observations lies, 0 to 1; null without observations. */
    public @Nullable Quantile quantile(double q) {
        if (total() <= 0) {
            return null;
        }
        var rank = q * total();
        var bucket = 0;
        while (bucket < counts.length - 1 && (counts[bucket] < rank || counts[bucket] == 0)) {
            bucket++;
        }
        var low = bucket == 0 ? Math.min(0, bounds[0]) : bounds[bucket - 1];
        var high = bounds[bucket];
        if (Double.isInfinite(high)) {
            return new Quantile(low, low, null);
        }
        var below = bucket == 0 ? 0 : counts[bucket - 1];
        var share = (rank - below) / (counts[bucket] - below);
        return new Quantile(low + (high - low) * Math.clamp(share, 0, 1), low, high);
    }
}
