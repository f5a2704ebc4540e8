package io.novelengine.monitoring.measure;

import org.jspecify.annotations.Nullable;

/**
 * An estimated quantile and the bucket that holds the true one.
 *
 * @param value the estimate
 * @param low lower end of the bucket
 * @param high upper end of the bucket; null when it has none
 */
public record Quantile(double value, double low, @Nullable Double high) {

    /** The same in another unit. */
    public Quantile times(double factor) {
        return new Quantile(value * factor, low * factor, high == null ? null : high * factor);
    }
}
