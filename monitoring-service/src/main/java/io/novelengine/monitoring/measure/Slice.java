package io.novelengine.monitoring.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one instance did in a stretch of time.
 *
 * @param from begin of the stretch
 * @param to end of the stretch
 * @param covered seconds of it that lie between two samples of one and the same series of answers
 * @param reached scrapes that were answered
 * @param missed scrapes that were not
 * @param values increases of counters (none when there was none), means of gauges, largest of peaks
 */
public record Slice(Instant from, Instant to, double covered, int reached, int missed, Values values) {

    /** The value of a series, or not a number. */
    public double value(int number) {
        return values.get(number);
    }

    /** The middle of the stretch: a slice belongs to the window that holds it. */
    public Instant middle() {
        return from.plus(Duration.between(from, to).dividedBy(2));
    }

    /** A scrape that was not answered: nothing is known. */
    public static Slice missed(Instant at) {
        return new Slice(at, at, 0, 0, 1, Values.NONE);
    }

    /** The same slice, sharing memory with the one before it where both have values of the same series. */
    public Slice sharing(Slice before) {
        return new Slice(from, to, covered, reached, missed, values.sharing(before.values));
    }

    /*
     * A counter that is smaller than before, or whose process has another start time, began again from nought: its
     * increase is its value. A counter that was not there before was created with its first event, so its increase is
     * its value too. What happened between the last answer of a process and its end is lost; nothing is guessed for it.
     */

    /**
     * What happened between two samples. Without an earlier sample, or with one older than {@code longest}, counters say
     * nothing yet.
     */
    public static Slice between(
            @Nullable Sample before, Sample after, List<SeriesTable.Entry> series, Duration longest) {
        var known = before != null && !before.at().plus(longest).isBefore(after.at());
        var restarted = before != null && Double.compare(before.started(), after.started()) != 0;
        var values = new double[after.values().length];
        for (var number = 0; number < values.length; number++) {
            var value = after.value(number);
            values[number] = series.get(number).kind() != Kind.COUNTER
                    ? value
                    : known && before != null
                            ? increase(restarted ? Double.NaN : before.value(number), value)
                            : Double.NaN;
        }
        if (!known || before == null) {
            return new Slice(after.at(), after.at(), 0, 1, 0, Values.of(values));
        }
        var covered = Duration.between(before.at(), after.at()).toNanos() / 1e9;
        return new Slice(before.at(), after.at(), covered, 1, 0, Values.of(values));
    }

    /** By how much a counter grew from one sample to the next, over at most one restart; not a number when not at all. */
    static double increase(double before, double after) {
        var increase = Double.isNaN(before) || after < before ? after : after - before;
        return increase == 0 ? Double.NaN : increase;
    }
}
