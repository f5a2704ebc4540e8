package io.novelengine.report.compose;

import java.util.List;

/**
 * What a section says, in this order.
 *
 * @param notes sentences
 * @param figures single figures
 * @param charts drawings
 * @param tables tables
 */
public record Content(List<String> notes, List<Figure> figures, List<Chart> charts, List<Table> tables) {

    /** Nothing. */
    public static final Content NONE = new Content(List.of(), List.of(), List.of(), List.of());

    static Content note(String note) {
        return new Content(List.of(note), List.of(), List.of(), List.of());
    }

    static Content figures(List<Figure> figures) {
        return new Content(List.of(), figures, List.of(), List.of());
    }

    static Content chart(Chart chart) {
        return new Content(List.of(), List.of(), List.of(chart), List.of());
    }

    static Content table(Table table) {
        return new Content(List.of(), List.of(), List.of(), List.of(table));
    }

    /**
     * A single figure.
     *
     * @param name what it is
     * @param value the figure, with its unit
     */
    public record Figure(String name, String value) {}

    /**
     * A table.
     *
     * @param caption what it shows
     * @param headers heads of its columns; the first column names its rows
     * @param rows its rows
     */
    public record Table(String caption, List<String> headers, List<List<String>> rows) {}

    /**
     * A drawing, with its data.
     *
     * @param caption what it shows
     * @param shape how it is drawn
     * @param series names of the values of a point
     * @param points its data, in order
     */
    public record Chart(String caption, Shape shape, List<String> series, List<Point> points) {}

    /**
     * Data of a drawing.
     *
     * @param label what the point is
     * @param values a value for each series, none of them negative
     */
    public record Point(String label, List<Double> values) {}

    /** How data is drawn. */
    public enum Shape {
        /** Lying bars, the series one after the other. */
        BARS,
        /** Standing bars, of the first series. */
        COLUMNS,
        /** A line, of the first series. */
        LINE
    }
}
