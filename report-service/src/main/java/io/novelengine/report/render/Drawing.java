package io.novelengine.report.render;

import io.novelengine.report.compose.Content.Chart;
import io.novelengine.report.compose.Content.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the parts of a chart lie, in the units of its view box.
 *
 * @param width width of the view box
 * @param height its height
 * @param boxes bars and columns
 * @param labels texts
 * @param line points of a line, empty when there is none
 */
public record Drawing(int width, int height, List<Box> boxes, List<Label> labels, String line) {

    private static final int WIDTH = 720;
    private static final int LEFT = 170;
    private static final int RIGHT = 60;
    private static final int ROW = 26;
    private static final int PLOT = 180;
    private static final int MARGIN = 24;
    private static final int MOST_LABELS = 8;

    /** Lays a chart out. */
    public static Drawing of(Chart chart) {
        return switch (chart.shape()) {
            case BARS -> bars(chart.points(), chart.series());
            case COLUMNS -> columns(chart.points());
            case LINE -> line(chart.points());
        };
    }

    private static Drawing bars(List<Point> points, List<String> series) {
        var most = points.stream().mapToDouble(Drawing::total).max().orElse(0);
        var boxes = new ArrayList<Box>();
        var labels = new ArrayList<Label>();
        for (var row = 0; row < points.size(); row++) {
            var point = points.get(row);
            double x = LEFT;
            var y = row * ROW;
            for (var n = 0; n < series.size(); n++) {
                var value = point.values().get(n);
                var width = most == 0 ? 0 : value / most * (WIDTH - LEFT - RIGHT);
                if (width > 0) {
                    boxes.add(new Box(
                            x, y + 4, width, ROW - 8, n, point.label() + ", " + series.get(n) + ": " + number(value)));
                }
                x += width;
            }
            labels.add(new Label(LEFT - 8, y + ROW - 9, "end", shorten(point.label())));
            labels.add(new Label(x + 6, y + ROW - 9, "start", number(total(point))));
        }
        return new Drawing(WIDTH, Math.max(ROW, points.size() * ROW), boxes, labels, "");
    }

    private static Drawing columns(List<Point> points) {
        var most = most(points);
        var step = points.isEmpty() ? 0 : (double) (WIDTH - 2 * MARGIN) / points.size();
        var boxes = new ArrayList<Box>();
        for (var n = 0; n < points.size(); n++) {
            var value = points.get(n).values().getFirst();
            var height = most == 0 ? 0 : value / most * PLOT;
            if (height > 0) {
                boxes.add(new Box(
                        MARGIN + n * step,
                        MARGIN + PLOT - height,
                        Math.max(0.5, step * 0.85),
                        height,
                        0,
                        points.get(n).label() + ": " + number(value)));
            }
        }
        return new Drawing(WIDTH, PLOT + 2 * MARGIN, boxes, axis(points, step, step * 0.42, most), "");
    }

    private static Drawing line(List<Point> points) {
        var most = most(points);
        var step = points.size() < 2 ? 0 : (double) (WIDTH - 2 * MARGIN) / (points.size() - 1);
        var line = new StringBuilder();
        for (var n = 0; n < points.size(); n++) {
            var height = most == 0 ? 0 : points.get(n).values().getFirst() / most * PLOT;
            line.append(coordinate(MARGIN + n * step))
                    .append(',')
                    .append(coordinate(MARGIN + PLOT - height))
                    .append(' ');
        }
        return new Drawing(
                WIDTH,
                PLOT + 2 * MARGIN,
                List.of(),
                axis(points, step, 0, most),
                line.toString().strip());
    }

    private static List<Label> axis(List<Point> points, double step, double middle, double most) {
        var labels = new ArrayList<Label>();
        labels.add(new Label(MARGIN, MARGIN - 8, "start", "highest: " + number(most)));
        var every = Math.max(1, Math.ceilDiv(points.size(), MOST_LABELS));
        for (var n = 0; n < points.size(); n += every) {
            labels.add(new Label(
                    MARGIN + n * step + middle,
                    PLOT + 2 * MARGIN - 6,
                    "middle",
                    points.get(n).label()));
        }
        return labels;
    }

    private static double most(List<Point> points) {
        return points.stream()
                .mapToDouble(point -> point.values().getFirst())
                .max()
                .orElse(0);
    }

    private static double total(Point point) {
        return point.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static String shorten(String label) {
        return label.length() <= 22 ? label : label.substring(0, 21) + "…";
    }

    /** A figure as readers see it: whole where it is whole. */
    public static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ENGLISH, "%,.0f", value)
                : String.format(Locale.ENGLISH, "%,.2f", value);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /**
     * A bar.
     *
     * @param left its left edge
     * @param top its upper edge
     * @param wide its width
     * @param high its height
     * @param series number of its series
     * @param title what it shows
     */
    public record Box(double left, double top, double wide, double high, int series, String title) {

        public String x() {
            return coordinate(left);
        }

        public String y() {
            return coordinate(top);
        }

        public String width() {
            return coordinate(wide);
        }

        public String height() {
            return coordinate(high);
        }
    }

    /**
     * A text.
     *
     * @param left where it is anchored
     * @param base its base line
     * @param anchor how it is anchored: {@code start}, {@code middle} or {@code end}
     * @param text the text
     */
    public record Label(double left, double base, String anchor, String text) {

        public String x() {
            return coordinate(left);
        }

        public String y() {
            return coordinate(base);
        }
    }
}
