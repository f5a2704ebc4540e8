package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.engine.ScenarioForge;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.narrator.measure.SelfBleu;
import io.novelengine.simulation.narrator.measure.TextMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Tells every cast in every scenario, completed where something is left open, with the seeds 1 to n, and measures the stories, all together and for each scenario
 * alone. The text metrics are means over windows of about 1000 words; self-BLEU is the mean over the casts of a scenario,
 * of the first windows of all seeds of one cast.
 */
public final class ProseSurvey {

    private static final int WINDOW = 1000;
    private static final int PEOPLE = 5;
    private static final int TURNS = 12;
    private static final double SELF_BLEU = 0.35;
    private static final double HUMAN_SELF_BLEU = 0.17;
    private static final double NAIVE_SELF_BLEU = 0.974;

    private ProseSurvey() {}

    /** The figures of all stories, and then of each scenario in the order given. */
    public static List<ProseFigure> of(List<Scenario> scenarios, List<List<Persona>> casts, int seeds) {
        var figures = new ArrayList<ProseFigure>();
        var all = new ArrayList<List<Sample>>();
        var byScenario = new LinkedHashMap<String, List<List<Sample>>>();
        for (var scenario : scenarios) {
            var groups =
                    casts.stream().map(cast -> group(scenario, cast, seeds)).toList();
            byScenario.put(scenario.slug(), groups);
            all.addAll(groups);
        }
        measure("all", all, figures);
        byScenario.forEach((scope, groups) -> measure(scope, groups, figures));
        return figures;
    }

    private static List<Sample> group(Scenario scenario, List<Persona> cast, int seeds) {
        var people = cast.subList(0, Math.min(PEOPLE, cast.size()));
        return IntStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed ->
                        Sample.of(Setup.of(ScenarioForge.complete(scenario, people, seed), people, seed, TURNS)))
                .toList();
    }

    private static void measure(String scope, List<List<Sample>> groups, List<ProseFigure> figures) {
        var samples = groups.stream().flatMap(List::stream).toList();
        var texts = samples.stream().map(Sample::text).toList();
        TextMetrics.pooled(texts, WINDOW).forEach((metric, value) -> figures.add(ProseFigure.of(scope, metric, value)));
        figures.add(new ProseFigure(
                scope,
                "self-BLEU-4 across seeds",
                mean(
                        groups,
                        group -> SelfBleu.of(group.stream().map(Sample::window).toList())),
                HUMAN_SELF_BLEU,
                NAIVE_SELF_BLEU,
                0,
                SELF_BLEU));
        var dialogue = values(samples, s -> TextMetrics.dialogueShare(s.text()));
        extremes(scope, "dialogue share of sentences", dialogue, .15, .45, figures);
        extremes(scope, "words", values(samples, Sample::words), 1000, 2500, figures);
        figures.add(ProseFigure.between(
                scope,
                "precondition faults",
                samples.stream().mapToInt(s -> s.audit().faults().size()).sum(),
                0,
                0));
        figures.add(ProseFigure.between(
                scope,
                "unknown capitalised names",
                samples.stream().mapToInt(s -> s.unknownNames().size()).sum(),
                0,
                0));
        figures.add(ProseFigure.between(
                scope, "causal density, mean", mean(samples, s -> s.audit().causalDensity()), .6, 1));
        figures.add(ProseFigure.between(
                scope, "orphan share, mean", mean(samples, s -> s.audit().orphanShare()), 0, .25));
        figures.add(ProseFigure.between(
                scope, "arc fit, mean", mean(samples, s -> s.audit().arcFit()), .6, 1));
        figures.add(ProseFigure.between(
                scope,
                "Jensen-Shannon divergence of acts, mean",
                mean(samples, s -> s.audit().divergence()),
                0,
                1));
    }

    private static double[] values(List<Sample> samples, ToDoubleFunction<Sample> of) {
        return samples.stream().mapToDouble(of).sorted().toArray();
    }

    private static void extremes(
            String scope, String measure, double[] sorted, double least, double most, List<ProseFigure> figures) {
        figures.add(ProseFigure.between(scope, measure + ", least", sorted[0], least, most));
        figures.add(ProseFigure.between(scope, measure + ", median", sorted[sorted.length / 2], least, most));
        figures.add(ProseFigure.between(scope, measure + ", greatest", sorted[sorted.length - 1], least, most));
    }

    private static <T> double mean(List<T> items, ToDoubleFunction<T> of) {
        return items.stream().mapToDouble(of).average().orElse(0);
    }
}
