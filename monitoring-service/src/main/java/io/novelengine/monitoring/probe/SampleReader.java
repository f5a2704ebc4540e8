package io.novelengine.monitoring.probe;

import io.novelengine.monitoring.exposition.ExpositionReader;
import io.novelengine.monitoring.exposition.Families;
import io.novelengine.monitoring.exposition.Family;
import io.novelengine.monitoring.exposition.Selection;
import io.novelengine.monitoring.exposition.Sink;
import io.novelengine.monitoring.measure.Kind;
import io.novelengine.monitoring.measure.Sample;
import io.novelengine.monitoring.measure.Series;
import io.novelengine.monitoring.measure.SeriesTable;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;

/** Makes a sample of an answer as it comes in. */
final class SampleReader implements Sink {

    private final SeriesTable table;
    private final Families families;
    private final long largest;
    private final ExpositionReader reader = new ExpositionReader(this);
    private double[] values;
    private double started = Double.NaN;
    private long size;
    private boolean any;

    SampleReader(SeriesTable table, Families families, long largest) {
        this.table = table;
        this.families = families;
        this.largest = largest;
        this.values = new double[table.size()];
        Arrays.fill(values, Double.NaN);
    }

    void read(DataBuffer piece) {
        size += piece.readableByteCount();
        if (size > largest) {
            throw new ScrapeFailed("the answer is larger than " + largest + " bytes");
        }
        try (var buffers = piece.readableByteBuffers()) {
            while (buffers.hasNext()) {
                reader.read(buffers.next());
            }
        }
    }

    Sample sample(Instant at) {
        reader.end();
        if (!any) {
            throw new ScrapeFailed("the answer holds no metric that is known");
        }
        return new Sample(at, started, values);
    }

    @Override
    public boolean wants(String name) {
        return Selection.wants(name);
    }

    @Override
    public void sample(Family family, Series series, double value) {
        var kept = Selection.keep(series);
        if (kept == null) {
            return;
        }
        any = true;
        if (series.name().equals("process_start_time_seconds")) {
            started = value;
        }
        families.add(family);
        var kind = Selection.kind(family, kept);
        var number = table.number(kept, kind);
        if (number >= 0) {
            put(number, kind, value);
        }
    }

    /** Series that differ only in labels that are not kept fall together. */
    private void put(int number, Kind kind, double value) {
        if (number >= values.length) {
            var length = values.length;
            values = Arrays.copyOf(values, Math.max(number + 1, table.size()));
            Arrays.fill(values, length, values.length, Double.NaN);
        }
        var before = values[number];
        values[number] = Double.isNaN(before) ? value : kind == Kind.PEAK ? Math.max(before, value) : before + value;
    }
}
