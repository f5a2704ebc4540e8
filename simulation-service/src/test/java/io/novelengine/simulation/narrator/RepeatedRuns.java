package io.novelengine.simulation.narrator;

import io.novelengine.simulation.cast.Strangers;
import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.engine.ScenarioForge;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.narrator.frames.Alternatives;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Lexicon;
import io.novelengine.simulation.narrator.frames.WordPaths;
import io.novelengine.simulation.narrator.measure.SelfBleu;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Prints what the stories of one scenario and cast have in common from seed to seed, and where it comes from: the share of
 * repeated runs of four words by source, the runs that recur in most stories, and how evenly the frames of a key are used.
 */
final class RepeatedRuns {

    private static final int RUN = 4;
    private static final int WINDOW = 1000;
    private static final int SHOWN = 40;

    private record Told(List<List<String>> turns, List<Set<Frame>> frames, Map<String, String> given) {}

    private final Map<String, int[]> bySource = new TreeMap<>();
    private final Map<String, Integer> stories = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, Map<String, Integer>> uses = new TreeMap<>();
    private final double[] precision = new double[RUN];
    private double selfBleu;
    private int groups;
    private int told;

    private RepeatedRuns() {}

    /** Arguments: number of seeds, number of casts, scenario slug, {@code strangers} for thin ones, or nothing for all. */
    public static void main(String[] arguments) {
        var seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        var casts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        var only = arguments.length > 2 ? arguments[2] : "";
        var report = new RepeatedRuns();
        if (only.equals("strangers")) {
            for (var kind = 0; kind < Strangers.kinds(); kind++) {
                if (Boolean.getBoolean("few") && kind != 2 && kind != 5 && kind != 7) {
                    continue;
                }
                for (var cast = 0; cast < casts; cast++) {
                    report.compare(report.group(Strangers.scenario(kind), Strangers.cast(5, cast), seeds));
                }
            }
            report.print();
            return;
        }
        for (var file : Library.scenarios()) {
            var scenario = Library.scenario(file);
            if (!only.isEmpty() && !scenario.slug().equals(only)) {
                continue;
            }
            for (var cast : Library.casts().subList(0, casts)) {
                report.compare(report.group(scenario, Library.cast(cast).subList(0, 5), seeds));
            }
        }
        report.print();
    }

    private List<Told> group(Scenario scenario, List<Persona> cast, int seeds) {
        return IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> tell(Setup.of(ScenarioForge.complete(scenario, cast, seed), cast, seed, 12)))
                .toList();
    }

    private Told tell(Setup setup) {
        var story = new Engine().tell(setup);
        var telling = Chronicler.begin(setup, story.parts(), story.things(), Style.DEFAULT);
        var turns = new ArrayList<List<String>>();
        var frames = new ArrayList<Set<Frame>>();
        var seen = new HashMap<Frame, Integer>();
        var words = 0;
        for (var turn : story.turns()) {
            var next = Chronicler.tell(telling, turn);
            telling = next.telling();
            var now = new HashSet<Frame>();
            for (var frame : Lexicon.builtIn().all()) {
                var tick = telling.memory.used(frame);
                if (tick > seen.getOrDefault(frame, 0)) {
                    seen.put(frame, tick);
                    now.add(frame);
                }
            }
            var text = Words.of(next.passage().text());
            turns.add(text.subList(0, Math.clamp(WINDOW - words, 0, text.size())));
            words += text.size();
            frames.add(now);
        }
        told++;
        seen.keySet().forEach(frame -> uses.computeIfAbsent(key(frame), any -> new TreeMap<>())
                .merge(frame.id(), 1, Integer::sum));
        return new Told(turns, frames, given(setup, telling.casting));
    }

    private static String key(Frame frame) {
        return frame.id().substring(0, frame.id().indexOf('#')) + " "
                + frame.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The runs of the texts that scenario and cast bring along, with their source. */
    private static Map<String, String> given(Setup setup, Casting casting) {
        var texts = new LinkedHashMap<String, String>();
        setup.scenario().texts().forEach((key, text) -> texts.put("scenario " + key, casting.worded(text)));
        for (var place : setup.scenario().places()) {
            texts.put("scenario place", place.name());
            var all = casting.place(place.id());
            if (all != null) {
                var details = all.details().stream().map(casting::detail).toList();
                texts.put("scenario detail " + place.id(), String.join(" ", details));
            }
        }
        for (var persona : setup.cast()) {
            texts.put("persona " + persona.slug(), persona.toString());
        }
        var runs = new HashMap<String, String>();
        texts.forEach((source, text) -> {
            var words = Words.of(Alternatives.choose(text, new Dice(1)));
            for (var i = 0; i + RUN <= words.size(); i++) {
                runs.putIfAbsent(String.join(" ", words.subList(i, i + RUN)), source);
            }
        });
        return runs;
    }

    private void compare(List<Told> group) {
        var texts = group.stream()
                .map(one -> one.turns().stream().flatMap(List::stream).toList())
                .toList();
        selfBleu +=
                SelfBleu.of(texts.stream().map(text -> String.join(" ", text)).toList());
        for (var n = 1; n <= RUN; n++) {
            precision[n - 1] += precision(texts, n);
        }
        groups++;
        var counts = new ArrayList<Map<String, Integer>>();
        texts.forEach(text -> counts.add(runs(text, RUN)));
        for (var one = 0; one < group.size(); one++) {
            var mine = new HashSet<String>();
            for (var turn = 0; turn < group.get(one).turns().size(); turn++) {
                var words = group.get(one).turns().get(turn);
                for (var i = 0; i + RUN <= words.size(); i++) {
                    var run = String.join(" ", words.subList(i, i + RUN));
                    var source = source(run, words.subList(i, i + RUN), group.get(one), turn);
                    var index = one;
                    var shared = java.util.stream.IntStream.range(0, counts.size())
                            .anyMatch(
                                    other -> other != index && counts.get(other).containsKey(run));
                    var cell = bySource.computeIfAbsent(source, any -> new int[2]);
                    cell[0]++;
                    cell[1] += shared ? 1 : 0;
                    if (mine.add(run)) {
                        stories.merge(run, 1, Integer::sum);
                        sources.putIfAbsent(run, source);
                    }
                }
            }
        }
    }

    private static double precision(List<List<String>> texts, int n) {
        var counts = texts.stream().map(text -> runs(text, n)).toList();
        var sum = 0.0;
        for (var one = 0; one < counts.size(); one++) {
            var total = 0;
            var matched = 0;
            for (var entry : counts.get(one).entrySet()) {
                var most = 0;
                for (var other = 0; other < counts.size(); other++) {
                    most = other == one
                            ? most
                            : Math.max(most, counts.get(other).getOrDefault(entry.getKey(), 0));
                }
                total += entry.getValue();
                matched += Math.min(most, entry.getValue());
            }
            sum += (double) matched / Math.max(1, total);
        }
        return sum / counts.size();
    }

    private static Map<String, Integer> runs(List<String> words, int n) {
        var runs = new HashMap<String, Integer>();
        for (var i = 0; i + n <= words.size(); i++) {
            runs.merge(String.join(" ", words.subList(i, i + n)), 1, Integer::sum);
        }
        return runs;
    }

    private static String source(String run, List<String> words, Told told, int turn) {
        var given = told.given().get(run);
        if (given != null) {
            return given.startsWith("persona") ? "persona" : given;
        }
        return told.frames().get(turn).stream()
                .map(frame -> Map.entry(key(frame), WordPaths.of(frame).matches(words)))
                .filter(entry -> entry.getValue() > 0)
                .max(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> (entry.getValue() < 3 ? "~" : "") + entry.getKey())
                .orElse("?");
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "self-BLEU %.4f; precision of runs of 1 to 4: %.3f %.3f %.3f %.3f%n%n",
                selfBleu / groups,
                precision[0] / groups,
                precision[1] / groups,
                precision[2] / groups,
                precision[3] / groups);
        System.out.println("shared runs of four words a story, all runs a story, source (~: partly names or slots)");
        bySource.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, int[]> entry) -> entry.getValue()[1])
                        .reversed())
                .limit(2 * SHOWN)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT,
                        "%7.2f %7.2f  %s%n",
                        (double) entry.getValue()[1] / told,
                        (double) entry.getValue()[0] / told,
                        entry.getKey()));
        System.out.println("\nstories with the run, run, source");
        stories.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(3 * SHOWN)
                .forEach(entry -> System.out.printf(
                        "%4d  %-44s %s%n", entry.getValue(), entry.getKey(), sources.get(entry.getKey())));
        System.out.println("\nuses a story, frames in effect (exp of the entropy) of those there are, key");
        uses.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Map<String, Integer>> entry) -> -sum(entry)))
                .limit(2 * SHOWN)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT,
                        "%6.2f %6.1f of %d  %s%n",
                        (double) sum(entry) / told,
                        effective(entry.getValue()),
                        available(entry.getKey()),
                        entry.getKey()));
    }

    private static int sum(Map.Entry<String, Map<String, Integer>> entry) {
        return entry.getValue().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static double effective(Map<String, Integer> uses) {
        var total = uses.values().stream().mapToInt(Integer::intValue).sum();
        return Math.exp(uses.values().stream()
                .mapToDouble(count -> -(double) count / total * Math.log((double) count / total))
                .sum());
    }

    private static long available(String key) {
        return Lexicon.builtIn().all().stream()
                .filter(frame -> key(frame).equals(key))
                .map(Frame::id)
                .distinct()
                .count();
    }
}
