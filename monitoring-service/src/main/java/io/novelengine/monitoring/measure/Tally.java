package io.novelengine.monitoring.measure;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Adds up slices of one instance; the order in which they come does not matter. */
public final class Tally {

    private final List<SeriesTable.Entry> series;
    private final double[] sums;
    private final int[] weights;
    private Instant from = Instant.MAX;
    private Instant to = Instant.MIN;
    private Instant latest = Instant.MIN;
    private Values last = Values.NONE;
    private double covered;
    private int reached;
    private int missed;

    /** Nothing yet, for slices of these series. */
    public Tally(List<SeriesTable.Entry> series) {
        this.series = series;
        this.sums = new double[series.size()];
        this.weights = new int[series.size()];
    }

    /** The tally of all the slices. */
    public static Tally of(List<SeriesTable.Entry> series, List<Slice> slices) {
        var tally = new Tally(series);
        slices.forEach(tally::add);
        return tally;
    }

    /** Adds a slice. */
    public void add(Slice slice) {
        from = slice.from().isBefore(from) ? slice.from() : from;
        to = slice.to().isAfter(to) ? slice.to() : to;
        covered += slice.covered();
        reached += slice.reached();
        missed += slice.missed();
        if (slice.to().isAfter(latest)) {
            latest = slice.to();
            last = slice.reached() > 0 ? slice.values() : Values.NONE;
        }
        var values = slice.values();
        for (var place = 0; place < values.size(); place++) {
            var number = values.numberAt(place);
            if (number < sums.length) {
                add(number, values.valueAt(place), slice.reached());
            }
        }
    }

    private void add(int number, double value, int weight) {
        switch (series.get(number).kind()) {
            case COUNTER -> sums[number] += value;
            case GAUGE -> sums[number] += value * weight;
            case PEAK -> sums[number] = weights[number] == 0 ? value : Math.max(sums[number], value);
        }
        weights[number] += weight;
    }

    /**
     * The increase of a counter, the mean of a gauge, the largest of a peak; not a number where there was none. A counter
     * that no slice tells of did not grow in the time that is covered.
     */
    public double value(int number) {
        if (number >= sums.length) {
            return Double.NaN;
        }
        var kind = series.get(number).kind();
        if (weights[number] == 0) {
            return kind == Kind.COUNTER && covered > 0 ? 0 : Double.NaN;
        }
        return kind == Kind.GAUGE ? sums[number] / weights[number] : sums[number];
    }

    /** The value of a gauge in the latest slice; not a number where there is none, or where that was missed. */
    public double last(int number) {
        return last.get(number);
    }

    /** Seconds that lie between samples. */
    public double covered() {
        return covered;
    }

    /** Scrapes that were answered. */
    public int reached() {
        return reached;
    }

    /** Scrapes that were not answered. */
    public int missed() {
        return missed;
    }

    /** Whether no slice was added. */
    public boolean isEmpty() {
        return reached + missed == 0;
    }

    /** All of it as one slice. At least one slice was added. */
    public Slice toSlice() {
        var values = new double[sums.length];
        Arrays.setAll(values, number -> weights[number] == 0 ? Double.NaN : value(number));
        return new Slice(from, to, covered, reached, missed, Values.of(values));
    }
}
