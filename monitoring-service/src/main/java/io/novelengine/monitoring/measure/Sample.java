package io.novelengine.monitoring.measure;

import java.time.Instant;

/**
 * What an instance said of itself at one moment.
 *
 * @param at when the answer came
 * @param started start of the process in seconds since 1970; not a number when it does not say
 * @param values values by number of the series; not a number where there is none. Not to be changed
 */
public record Sample(Instant at, double started, double[] values) {

    /** The value of a series, or not a number. */
    public double value(int number) {
        return number < values.length ? values[number] : Double.NaN;
    }
}
