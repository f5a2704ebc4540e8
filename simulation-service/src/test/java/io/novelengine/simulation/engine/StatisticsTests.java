package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The statistics, against values worked out by hand. */
class StatisticsTests {

    @Test
    void ranksThatAgreeCorrelateFullyAndRanksThatDisagreeInversely() {
        assertThat(Statistics.spearman(new double[] {1, 5, 9}, new double[] {2, 3, 40}))
                .isEqualTo(1, within(1e-9));
        assertThat(Statistics.spearman(new double[] {1, 5, 9}, new double[] {4, 3, 1}))
                .isEqualTo(-1, within(1e-9));
    }

    @Test
    void aFlatSeriesCorrelatesWithNothing() {
        assertThat(Statistics.spearman(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isZero();
    }

    @Test
    void divergenceIsNothingForTheSameAndOneBitForTheDisjoint() {
        assertThat(Statistics.divergence(new int[] {2, 4}, new int[] {1, 2})).isEqualTo(0, within(1e-9));
        assertThat(Statistics.divergence(new int[] {3, 0}, new int[] {0, 7})).isEqualTo(1, within(1e-9));
    }

    @Test
    void aSpreadAmongEqualsIsEven() {
        assertThat(Statistics.gini(List.of(4, 4, 4))).isZero();
        assertThat(Statistics.gini(List.of(0, 0, 9))).isEqualTo(2 / 3.0, within(1e-9));
    }
}
