package io.novelengine.monitoring.history;

import io.novelengine.monitoring.measure.Sample;
import io.novelengine.monitoring.measure.SeriesTable;
import io.novelengine.monitoring.measure.Slice;
import io.novelengine.monitoring.measure.Tally;
import io.novelengine.monitoring.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was measured at one instance: every scrape of the near past, and rows of some time before that. */
public final class InstanceHistory {

    /*
     * Scrapes make slices. The slices of a minute make a row, by the same addition that answers questions, so nothing
     * changes when a question is answered from rows. Both deques are bounded by age; rows wait to be saved in a third,
     * bounded by number, so a PostgreSQL that is away costs the oldest rows there and nothing here.
     */

    private final Target target;
    private final SeriesTable table;
    private final HistoryProperties settings;
    private final Duration longestGap;
    private final Deque<Slice> recent = new ArrayDeque<>();
    private final Deque<Slice> rows = new ArrayDeque<>();
    private final Deque<Slice> unsaved = new ArrayDeque<>();
    private final List<Slice> open = new ArrayList<>();
    private @Nullable Sample last;
    private Reach reach = Reach.UNTRIED;

    InstanceHistory(Target target, SeriesTable table, HistoryProperties settings, Duration longestGap) {
        this.target = target;
        this.table = table;
        this.settings = settings;
        this.longestGap = longestGap;
    }

    /** The instance. */
    public Target target() {
        return target;
    }

    /** Takes a scrape that was answered. */
    public synchronized void reached(Sample sample) {
        add(Slice.between(last, sample, table.entries(), longestGap));
        last = sample;
        reach = reach.reachedAt(sample.at());
    }

    /** Takes a scrape that was not. */
    public synchronized void missed(Instant at, String reason) {
        add(Slice.missed(at));
        reach = reach.missedAt(at, reason);
    }

    private void add(Slice next) {
        var slice = recent.isEmpty() ? next : next.sharing(recent.getLast());
        if (!open.isEmpty() && !rowOf(open.getFirst()).equals(rowOf(slice))) {
            closeRow();
        }
        open.add(slice);
        recent.addLast(slice);
        forget(recent, slice.to().minus(settings.recent()));
        forget(rows, slice.to().minus(settings.memory()));
    }

    private void closeRow() {
        var row = Tally.of(table.entries(), open).toSlice();
        open.clear();
        rows.addLast(row);
        unsaved.addLast(row);
        if (unsaved.size() > settings.mostRows()) {
            unsaved.removeFirst();
        }
    }

    private static void forget(Deque<Slice> slices, Instant before) {
        while (!slices.isEmpty() && slices.getFirst().to().isBefore(before)) {
            slices.removeFirst();
        }
    }

    /** The begin of the stretch that becomes the slice's row. */
    Instant rowOf(Slice slice) {
        var length = settings.row().toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(slice.to().toEpochMilli(), length) * length);
    }

    /** The slices with their middle in a window, oldest first: the finest that memory has, each moment once. */
    public synchronized List<Slice> slices(Instant from, Instant to) {
        var fineFrom = fineFrom();
        var found = new ArrayList<Slice>();
        rows.stream()
                .filter(row -> !row.from().isAfter(fineFrom) && !row.to().isAfter(fineFrom))
                .forEach(found::add);
        recent.stream().filter(slice -> !slice.from().isBefore(fineFrom)).forEach(found::add);
        found.removeIf(slice -> slice.middle().isBefore(from) || !slice.middle().isBefore(to));
        return found;
    }

    /** From where on every scrape is there: the begin of a row, so that none is cut. */
    private Instant fineFrom() {
        if (recent.isEmpty()) {
            return Instant.MAX;
        }
        var oldest = recent.getFirst().from();
        for (var row : rows) {
            if (!row.from().isBefore(oldest)) {
                return row.from();
            }
        }
        return rows.isEmpty() ? Instant.MIN : rows.getLast().to();
    }

    /** The tally of a window. */
    public Tally tally(List<SeriesTable.Entry> series, Instant from, Instant to) {
        return Tally.of(series, slices(from, to));
    }

    /** The latest sample, if the instance answered the latest scrape. */
    public synchronized @Nullable Sample latest() {
        return reach.isReached() ? last : null;
    }

    /** Whether the instance answers. */
    public synchronized Reach reach() {
        return reach;
    }

    /** Since when there are figures in memory; null when there are none. */
    public synchronized @Nullable Instant since() {
        return rows.isEmpty()
                ? recent.isEmpty() ? null : recent.getFirst().from()
                : rows.getFirst().from();
    }

    /** Puts rows that were saved earlier before what is there. */
    synchronized void restore(List<Slice> saved) {
        var known = since();
        for (var row : saved.reversed()) {
            if (known == null || !row.to().isAfter(known)) {
                rows.addFirst(row);
            }
        }
    }

    /** Rows that are not saved yet, oldest first. */
    synchronized List<Slice> unsaved() {
        return List.copyOf(unsaved);
    }

    /** The row need not be saved any more. */
    synchronized void saved(Slice row) {
        unsaved.remove(row);
    }
}
