package io.novelengine.local.bench;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param benchmark what was measured
 * @param variant under which settings
 * @param measure which of its figures
 * @param value with its unit
 */
public record Figure(String benchmark, String variant, String measure, String value) {

    static Figure of(Benchmark benchmark, String variant, String measure, double value, String unit) {
        return new Figure(benchmark.name(), variant, measure, String.format(Locale.ROOT, "%.1f %s", value, unit));
    }

    /** A whole number. */
    public static Figure of(Benchmark benchmark, String variant, String measure, long value, String unit) {
        return new Figure(benchmark.name(), variant, measure, value + " " + unit);
    }

    /** As a row of a Markdown table. */
    public String row() {
        return "| " + String.join(" | ", benchmark, variant, measure, value) + " |";
    }
}
