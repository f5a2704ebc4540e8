package io.novelengine.monitoring.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The series of one service, each with a small number under which arrays hold its values. Series are only added, up to
 * a bound; what comes after is counted and left out.
 */
public final class SeriesTable {

    private final int most;
    private final Map<Series, Integer> numbers = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private long refused;

    /** A table of at most {@code most} series. */
    public SeriesTable(int most) {
        this.most = most;
    }

    /** The number of the series, or -1 when the table is full. */
    public synchronized int number(Series series, Kind kind) {
        var number = numbers.get(series);
        if (number != null) {
            return number;
        }
        if (entries.size() == most) {
            refused++;
            return -1;
        }
        var kept = series.interned();
        numbers.put(kept, entries.size());
        entries.add(new Entry(kept, kind));
        return entries.size() - 1;
    }

    /** All series so far; the index is the number. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The most series that it takes. */
    public int most() {
        return most;
    }

    /** The number of series. */
    public synchronized int size() {
        return entries.size();
    }

    /** How many samples were left out because the table was full. */
    public synchronized long refused() {
        return refused;
    }

    /** A series and how it combines. */
    public record Entry(Series series, Kind kind) {}
}
