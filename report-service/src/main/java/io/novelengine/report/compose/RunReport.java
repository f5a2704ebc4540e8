package io.novelengine.report.compose;

import io.novelengine.report.compose.Content.Chart;
import io.novelengine.report.compose.Content.Figure;
import io.novelengine.report.compose.Content.Point;
import io.novelengine.report.compose.Content.Shape;
import io.novelengine.report.compose.Content.Table;
import io.novelengine.report.compose.TurnView.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sections of a report of a run. Acts are counted from the log of turns. */
public final class RunReport {

    private RunReport() {}

    /** Head figures. */
    public static Content head(RunView run) {
        var figures = new ArrayList<>(List.of(
                new Figure("Status", Words.plain(run.status())),
                new Figure("Turns", Words.count(run.turn()) + " of " + Words.count(run.turns())),
                new Figure("Characters", Words.count(run.cast().size())),
                new Figure("Scenario", Words.orNone(run.scenario())),
                new Figure("Mind", Words.orNone(run.mind())),
                new Figure("Seed", Words.orNone(run.seed())),
                new Figure("Digest", Words.orNone(run.digest()))));
        if (run.failure() != null) {
            figures.add(new Figure("Failure", run.failure()));
        }
        return Content.figures(figures);
    }

    /** What each character did, by outcome; who did nothing is there too. */
    public static Content cast(RunView run, List<TurnView> turns) {
        var acts = acts(turns);
        var outcomes = new TreeSet<>(Comparator.comparingInt(RunReport::rank).thenComparing(Comparator.naturalOrder()));
        acts.forEach(act -> outcomes.add(Words.plain(act.outcome())));
        var counts = new LinkedHashMap<String, Map<String, Double>>();
        run.cast().forEach(member -> counts.put(member.slug(), new TreeMap<>()));
        acts.forEach(act -> counts.computeIfAbsent(Objects.requireNonNull(act.actor()), slug -> new TreeMap<>())
                .merge(Words.plain(act.outcome()), 1.0, Double::sum));
        var series = List.copyOf(outcomes);
        var points = counts.entrySet().stream()
                .map(entry -> new Point(
                        name(run, entry.getKey()),
                        series.stream()
                                .map(outcome -> entry.getValue().getOrDefault(outcome, 0.0))
                                .toList()))
                .toList();
        return acts.isEmpty()
                ? Content.note("Nobody has acted yet.")
                : Content.chart(new Chart("Acts of each character, by outcome", Shape.BARS, series, points));
    }

    private static int rank(String outcome) {
        var known = List.of("success", "partial", "fail").indexOf(outcome);
        return known < 0 ? Integer.MAX_VALUE : known;
    }

    /** How tense each turn was. */
    public static Content tension(List<TurnView> turns) {
        var points = new ArrayList<Point>();
        for (var turn : turns) {
            if (turn.tension() != null) {
                points.add(new Point("Turn " + turn.number(), List.of(Math.max(0, turn.tension()))));
            }
        }
        return points.isEmpty()
                ? Content.note("The turns of this run carry no measure of tension.")
                : Content.chart(new Chart("Tension, turn by turn", Shape.LINE, List.of("Tension"), points));
    }

    /** Who did how much to whom. */
    public static Content relations(RunView run, List<TurnView> turns) {
        var counts = new TreeMap<String, TreeMap<String, Integer>>();
        for (var act : acts(turns)) {
            if (act.target() != null) {
                counts.computeIfAbsent(Objects.requireNonNull(act.actor()), actor -> new TreeMap<>())
                        .merge(act.target(), 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            return Content.note("No act was directed at anyone.");
        }
        var targets = new TreeSet<String>();
        counts.values().forEach(row -> targets.addAll(row.keySet()));
        var headers = new ArrayList<>(List.of("Who"));
        targets.forEach(target -> headers.add(name(run, target)));
        var rows = new ArrayList<List<String>>();
        counts.forEach((actor, row) -> {
            var cells = new ArrayList<>(List.of(name(run, actor)));
            targets.forEach(target -> cells.add(row.containsKey(target) ? Words.count(row.get(target)) : Words.NONE));
            rows.add(cells);
        });
        return Content.table(new Table("Acts of who (rows) directed at whom (columns)", headers, rows));
    }

    /** The turns, with their digests. */
    public static Content turns(List<TurnView> turns) {
        if (turns.isEmpty()) {
            return Content.note("No turn has been committed yet.");
        }
        var rows = turns.stream()
                .map(turn -> List.of(
                        String.valueOf(turn.number()),
                        Words.count(turn.acts().size()),
                        Words.count(turn.words()),
                        Words.orNone(turn.digest())))
                .toList();
        return Content.table(new Table("Every turn", List.of("Turn", "Acts", "Words", "Digest"), rows));
    }

    /** What analytics has counted, beside what the log of turns holds. */
    public static Content counted(CountedView counted, List<TurnView> turns) {
        var acts = acts(turns).size();
        var table = new Table(
                "Counted twice",
                List.of("Figure", "Analytics", "Log of turns"),
                List.of(
                        List.of("Turns", Words.count(counted.turns()), Words.count(turns.size())),
                        List.of("Acts", Words.count(counted.acts()), Words.count(acts))));
        var agree = counted.turns() == turns.size() && counted.acts() == acts;
        var note = agree
                ? "Analytics and the log of turns agree."
                : "Analytics and the log of turns differ. While a run goes on, analytics follows it by a moment.";
        return new Content(List.of(note), figures(counted), List.of(), List.of(table));
    }

    /** What analytics has counted, when there is no log of turns to compare it with. */
    public static Content counted(CountedView counted) {
        var figures = new ArrayList<>(List.of(
                new Figure("Turns", Words.count(counted.turns())), new Figure("Acts", Words.count(counted.acts()))));
        figures.addAll(figures(counted));
        return Content.figures(figures);
    }

    private static List<Figure> figures(CountedView counted) {
        return List.of(
                new Figure("Words", Words.count(counted.words())),
                new Figure("Waited", Words.millis(counted.waitedMillis())),
                new Figure("Duration", Words.millis(counted.durationMillis())));
    }

    /** When the run went through its states. */
    public static Content timings(RunView run) {
        return Content.figures(List.of(
                new Figure("Accepted", Words.time(run.createdAt())),
                new Figure("Started", Words.time(run.startedAt())),
                new Figure("Finished", Words.time(run.finishedAt())),
                new Figure("Waited", Words.between(run.createdAt(), run.startedAt())),
                new Figure("Took", Words.between(run.startedAt(), run.finishedAt()))));
    }

    private static List<Event> acts(List<TurnView> turns) {
        return turns.stream().flatMap(turn -> turn.acts().stream()).toList();
    }

    private static String name(RunView run, @Nullable String slug) {
        return run.cast().stream()
                .filter(member -> member.slug().equals(slug))
                .map(RunView.Member::name)
                .findFirst()
                .orElse(Words.orNone(slug));
    }
}
