package io.novelengine.monitoring.status;

import io.novelengine.monitoring.measure.Quantile;
import io.novelengine.monitoring.measure.Requests;
import org.jspecify.annotations.Nullable;

/**
 * Response times in milliseconds; what there were no requests for is absent. A percentile is an estimate within the
 * bucket that holds the true one, and the bucket is told with it.
 */
record ResponseTime(
        @Nullable Double meanMs,
        @Nullable Double p50Ms,
        @Nullable Double p95Ms,
        @Nullable Double p99Ms,
        @Nullable Double maxMs,
        @Nullable Bucket p50Within,
        @Nullable Bucket p95Within,
        @Nullable Bucket p99Within) {

    static ResponseTime of(Requests requests) {
        return new ResponseTime(
                requests.meanMs(),
                value(requests.p50()),
                value(requests.p95()),
                value(requests.p99()),
                requests.maxMs(),
                Bucket.of(requests.p50()),
                Bucket.of(requests.p95()),
                Bucket.of(requests.p99()));
    }

    private static @Nullable Double value(@Nullable Quantile quantile) {
        return quantile == null ? null : quantile.value();
    }

    /** The ends of a bucket; the last bucket has no upper one. */
    record Bucket(double fromMs, @Nullable Double toMs) {

        static @Nullable Bucket of(@Nullable Quantile quantile) {
            return quantile == null ? null : new Bucket(quantile.low(), quantile.high());
        }
    }
}
