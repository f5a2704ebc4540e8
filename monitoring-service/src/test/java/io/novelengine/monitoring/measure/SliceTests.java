package io.novelengine.monitoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SliceTests {

    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final List<SeriesTable.Entry> SERIES = List.of(
            new SeriesTable.Entry(new Series("counter", List.of()), Kind.COUNTER),
            new SeriesTable.Entry(new Series("gauge", List.of()), Kind.GAUGE),
            new SeriesTable.Entry(new Series("peak", List.of()), Kind.PEAK));

    @Test
    void theFirstSampleSaysNothingOfCounters() {
        var slice = Slice.between(null, sample(0, 100, 7, 3), SERIES, LONGEST);

        assertThat(slice.covered()).isZero();
        assertThat(slice.value(0)).isNaN();
        assertThat(slice.value(1)).isEqualTo(7);
    }

    @Test
    void aCounterCountsByHowMuchItGrew() {
        var slice = Slice.between(sample(0, 100, 7, 3), sample(5, 130, 8, 2), SERIES, LONGEST);

        assertThat(slice.covered()).isEqualTo(5);
        assertThat(slice.value(0)).isEqualTo(30);
        assertThat(slice.value(1)).isEqualTo(8);
        assertThat(slice.value(2)).isEqualTo(2);
    }

    @Test
    void aCounterThatShrankBeganAgain() {
        assertThat(Slice.between(sample(0, 100, 0, 0), sample(5, 12, 0, 0), SERIES, LONGEST)
                        .value(0))
                .isEqualTo(12);
    }

    @Test
    void aCounterOfANewProcessBeganAgainEvenIfItIsHigherThanTheOldOne() {
        var after = new Sample(T.plusSeconds(5), 2, new double[] {150, 0, 0});

        assertThat(Slice.between(sample(0, 100, 0, 0), after, SERIES, LONGEST).value(0))
                .isEqualTo(150);
    }

    @Test
    void aCounterThatWasNotThereBeganWithItsFirstEvent() {
        assertThat(Slice.between(sample(0, Double.NaN, 0, 0), sample(5, 3, 0, 0), SERIES, LONGEST)
                        .value(0))
                .isEqualTo(3);
    }

    @Test
    void aDifferenceOverALongGapDoesNotCount() {
        var slice = Slice.between(sample(0, 100, 0, 0), sample(61, 500, 0, 0), SERIES, LONGEST);

        assertThat(slice.covered()).isZero();
        assertThat(slice.value(0)).isNaN();
    }

    @Property
    void noEventOfAnObservedProcessIsLostOrCountedTwice(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 1000) Integer> steps,
            @ForAll @IntRange(max = 50) int restartAt) {
        var tally = new Tally(SERIES);
        var before = new Sample(T, 1, new double[] {0, 0, 0});
        var expected = 0.0;
        for (var i = 0; i < steps.size(); i++) {
            var restarted = i == restartAt;
            var value = (restarted ? 0 : before.value(0)) + steps.get(i);
            var after = new Sample(
                    before.at().plusSeconds(5), restarted ? 2 : before.started(), new double[] {value, 0, 0});
            tally.add(Slice.between(before, after, SERIES, LONGEST));
            expected += steps.get(i);
            before = after;
        }

        assertThat(tally.value(0)).isEqualTo(expected);
        assertThat(tally.covered()).isEqualTo(5.0 * steps.size());
    }

    @Property
    void theOrderOfAdditionDoesNotMatter(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1000) Integer> values, @ForAll Random random) {
        var slices = new ArrayList<Slice>();
        for (var i = 0; i < values.size(); i++) {
            slices.add(
                    values.get(i) % 7 == 0
                            ? Slice.missed(T.plusSeconds(5 * i))
                            : slice(i, values.get(i), values.get(i) % 5 == 0 ? Double.NaN : values.get(i) / 3.0));
        }
        var forward = Tally.of(SERIES, slices);
        Collections.shuffle(slices, random);
        same(Tally.of(SERIES, slices), forward);
    }

    @Property
    void aSliceOfSlicesCountsAsTheSlicesDo(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 1, max = 1000) Integer> values,
            @ForAll @IntRange(min = 1, max = 39) int cut) {
        var slices = new ArrayList<Slice>();
        for (var i = 0; i < values.size(); i++) {
            slices.add(slice(i, values.get(i), values.get(i) / 3.0));
        }
        var middle = Math.min(cut, slices.size() - 1);
        var rows = List.of(
                Tally.of(SERIES, slices.subList(0, middle)).toSlice(),
                Tally.of(SERIES, slices.subList(middle, slices.size())).toSlice());

        same(Tally.of(SERIES, rows), Tally.of(SERIES, slices));
    }

    @Test
    void whatIsUsedNowIsNotToldOfAnInstanceThatDoesNotAnswer() {
        var tally = Tally.of(SERIES, List.of(slice(1, 1, 5), Slice.missed(T.plusSeconds(15))));

        assertThat(tally.last(1)).isNaN();
        assertThat(tally.value(1)).isEqualTo(5);
        assertThat(tally.missed()).isEqualTo(1);
    }

    private static void same(Tally one, Tally other) {
        for (var number = 0; number < SERIES.size(); number++) {
            if (Double.isNaN(other.value(number))) {
                assertThat(one.value(number)).isNaN();
            } else {
                assertThat(one.value(number)).isCloseTo(other.value(number), within(1e-6));
            }
        }
        assertThat(one.covered()).isEqualTo(other.covered());
        assertThat(one.reached()).isEqualTo(other.reached());
        assertThat(one.missed()).isEqualTo(other.missed());
    }

    private static Slice slice(int i, double counter, double gauge) {
        return new Slice(T.plusSeconds(5L * i), T.plusSeconds(5L * i + 5), 5, 1, 0, Values.of(counter, gauge, gauge));
    }

    private static Sample sample(int seconds, double counter, double gauge, double peak) {
        return new Sample(T.plusSeconds(seconds), 1, new double[] {counter, gauge, peak});
    }
}
