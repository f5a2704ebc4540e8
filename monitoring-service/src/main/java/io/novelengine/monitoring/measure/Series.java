package io.novelengine.monitoring.measure;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A metric with its labels.
 *
 * @param name name as scraped, with suffixes such as {@code _bucket}
 * @param labels labels, sorted by name
 */
public record Series(String name, List<Label> labels) {

    public Series {
        labels = labels.stream().sorted().toList();
    }

    /** The value of a label, or null. */
    public @Nullable String label(String name) {
        for (var label : labels) {
            if (label.name().equals(name)) {
                return label.value();
            }
        }
        return null;
    }

    /** The same series, its strings shared with all equal strings of the process. */
    Series interned() {
        return new Series(
                name.intern(),
                labels.stream()
                        .map(label ->
                                new Label(label.name().intern(), label.value().intern()))
                        .toList());
    }

    /** The series as Prometheus writes it, {@code name{label="value"}}. */
    @Override
    public String toString() {
        return labels.isEmpty()
                ? name
                : labels.stream()
                        .map(label -> label.name() + "=\"" + escape(label.value()) + '"')
                        .collect(Collectors.joining(",", name + "{", "}"));
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
