package io.novelengine.monitoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HistogramTests {

    private static final double[] BOUNDS = {0.01, 0.1, 1, Double.POSITIVE_INFINITY};

    @Test
    void interpolatesWithinTheBucket() {
        var histogram = new Histogram(BOUNDS, new double[] {0, 80, 100, 100});

        assertThat(histogram.quantile(0.5).value()).isCloseTo(0.01 + 0.09 * 50 / 80, within(1e-12));
        assertThat(histogram.quantile(0.95).value()).isCloseTo(0.1 + 0.9 * 15 / 20, within(1e-12));
        assertThat(histogram.quantile(0.95).low()).isEqualTo(0.1);
        assertThat(histogram.quantile(0.95).high()).isEqualTo(1);
    }

    @Test
    void theFirstBucketBeginsAtNought() {
        assertThat(new Histogram(BOUNDS, new double[] {10, 10, 10, 10}).quantile(0.5))
                .isEqualTo(new Quantile(0.005, 0, 0.01));
    }

    @Test
    void saysAtLeastTheHighestFiniteBoundForTheLastBucket() {
        assertThat(new Histogram(BOUNDS, new double[] {0, 0, 0, 4}).quantile(0.99))
                .isEqualTo(new Quantile(1, 1, null));
    }

    @Test
    void hasNoQuantileWithoutObservations() {
        assertThat(new Histogram(BOUNDS, new double[] {0, 0, 0, 0}).quantile(0.5))
                .isNull();
        assertThat(new Histogram(new double[0], new double[0]).quantile(0.5)).isNull();
    }

    @Test
    void aCountThatDipsIsTakenAsTheOneBefore() {
        assertThat(new Histogram(BOUNDS, new double[] {5, 4, 10, 9}).counts()).containsExactly(5, 5, 10, 10);
    }

    @Property
    void theBucketOfAQuantileHoldsTheTrueOne(
            @ForAll("observations") double[] observations, @ForAll @DoubleRange(min = 0.01, max = 1) double q) {
        var sorted = observations.clone();
        Arrays.sort(sorted);
        var truth = sorted[(int) Math.ceil(q * sorted.length) - 1];

        var quantile = of(observations).quantile(q);

        assertThat(quantile.value())
                .isBetween(quantile.low(), quantile.high() == null ? quantile.low() : quantile.high());
        assertThat(truth).isGreaterThanOrEqualTo(quantile.low());
        if (quantile.high() != null) {
            assertThat(truth).isLessThanOrEqualTo(quantile.high());
        }
    }

    @Property
    void aHigherQuantileIsNeverLower(
            @ForAll("observations") double[] observations,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        var histogram = of(observations);

        assertThat(histogram.quantile(Math.min(one, other)).value())
                .isLessThanOrEqualTo(histogram.quantile(Math.max(one, other)).value() + 1e-12);
    }

    @Provide
    Arbitrary<double[]> observations() {
        return Arbitraries.doubles()
                .between(0, 3)
                .ofScale(4)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(200);
    }

    private static Histogram of(double[] observations) {
        return new Histogram(
                BOUNDS,
                Arrays.stream(BOUNDS)
                        .map(bound -> Arrays.stream(observations)
                                .filter(each -> each <= bound)
                                .count())
                        .toArray());
    }
}
