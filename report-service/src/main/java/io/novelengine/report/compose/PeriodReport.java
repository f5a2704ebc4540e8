package io.novelengine.report.compose;

import io.novelengine.report.compose.Content.Chart;
import io.novelengine.report.compose.Content.Figure;
import io.novelengine.report.compose.Content.Point;
import io.novelengine.report.compose.Content.Shape;
import io.novelengine.report.compose.Content.Table;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The sections of a report of a period. */
public final class PeriodReport {

    private PeriodReport() {}

    /** Head figures. */
    public static Content head(SummaryView summary) {
        return Content.figures(List.of(
                new Figure("Runs", Words.count(summary.runs().total())),
                new Figure("Turns", Words.count(summary.turns())),
                new Figure("Acts", Words.count(summary.acts())),
                new Figure("Words", Words.count(summary.words()))));
    }

    /** Runs by day. */
    public static Content days(SeriesView runs) {
        return Content.chart(new Chart(
                "Runs accepted on each day (UTC)",
                Shape.COLUMNS,
                List.of("Runs"),
                runs.points().stream()
                        .map(point -> new Point(Words.day(point.at()), List.of((double) point.value())))
                        .toList()));
    }

    /** Runs by status. */
    public static Content statuses(SummaryView summary) {
        return summary.runs().byStatus().isEmpty()
                ? Content.note("Nothing ran.")
                : Content.table(new Table(
                        "Runs accepted in the period, by the status they have now",
                        List.of("Status", "Runs"),
                        summary.runs().byStatus().entrySet().stream()
                                .map(entry -> List.of(Words.plain(entry.getKey()), Words.count(entry.getValue())))
                                .toList()));
    }

    /** How long runs took. */
    public static Content durations(SummaryView summary) {
        var durations = summary.durations();
        return durations.count() == 0
                ? Content.note("No run ended in the period.")
                : Content.figures(List.of(
                        new Figure("Runs that ended", Words.count(durations.count())),
                        new Figure("Mean", Words.millis(durations.meanMillis())),
                        new Figure("Median", Words.millis(durations.p50Millis())),
                        new Figure("95th percentile", Words.millis(durations.p95Millis()))));
    }

    /** The characters that acted most. */
    public static Content characters(SummaryView summary) {
        if (summary.characters().isEmpty()) {
            return Content.note("Nobody acted.");
        }
        var outcomes = new TreeSet<String>();
        summary.characters().stream()
                .map(SummaryView.Busy::outcomes)
                .map(map -> (Collection<String>) map.keySet())
                .forEach(outcomes::addAll);
        return Content.chart(new Chart(
                "Acts of the busiest characters, by outcome",
                Shape.BARS,
                outcomes.stream().map(Words::plain).toList(),
                summary.characters().stream()
                        .map(character -> new Point(
                                character.character(),
                                outcomes.stream()
                                        .map(outcome -> character
                                                .outcomes()
                                                .getOrDefault(outcome, 0L)
                                                .doubleValue())
                                        .toList()))
                        .toList()));
    }

    /** The most frequent kinds of act. */
    public static Content kinds(SummaryView summary) {
        return summary.actsByType().isEmpty()
                ? Content.note("Nobody acted.")
                : Content.chart(new Chart(
                        "The most frequent kinds of act",
                        Shape.BARS,
                        List.of("Acts"),
                        summary.actsByType().stream()
                                .map(kind -> new Point(Words.plain(kind.type()), List.of((double) kind.acts())))
                                .toList()));
    }
}
