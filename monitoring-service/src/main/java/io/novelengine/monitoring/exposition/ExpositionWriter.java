package io.novelengine.monitoring.exposition;

import io.novelengine.monitoring.measure.Label;
import io.novelengine.monitoring.measure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the Prometheus text format 0.0.4: each family once, with its HELP and TYPE. Not for several threads. */
public final class ExpositionWriter {

    /** The media type of what is written. */
    public static final String MEDIA_TYPE = "text/plain;version=0.0.4;charset=utf-8";

    private final SortedMap<String, Block> blocks = new TreeMap<>();

    /** Adds a sample; the first to come says what its family is. */
    public void sample(Family family, Series series, double value, List<Label> more) {
        var block = blocks.computeIfAbsent(family.name(), name -> new Block(family, new ArrayList<>()));
        var labels = new ArrayList<>(series.labels());
        labels.addAll(more);
        block.lines().add(new Series(series.name(), labels) + " " + number(value));
    }

    /** All that was added. */
    public String text() {
        var text = new StringBuilder(64 * 1024);
        for (var block : blocks.values()) {
            var family = block.family();
            text.append("# HELP ")
                    .append(family.name())
                    .append(' ')
                    .append(family.help())
                    .append('\n');
            text.append("# TYPE ")
                    .append(family.name())
                    .append(' ')
                    .append(family.type())
                    .append('\n');
            block.lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(value);
    }

    private record Block(Family family, List<String> lines) {}
}
