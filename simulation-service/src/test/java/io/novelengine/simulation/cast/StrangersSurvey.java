package io.novelengine.simulation.cast;

import io.novelengine.simulation.narrator.ProseSurvey;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Prints the survey of casts and scenarios that are thin and were never seen, and the gates that fail. */
final class StrangersSurvey {

    private StrangersSurvey() {}

    /** Arguments: number of seeds, number of casts. */
    public static void main(String[] arguments) {
        var seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        var casts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        ProseSurvey.of(
                        IntStream.range(0, Strangers.kinds())
                                .mapToObj(Strangers::scenario)
                                .toList(),
                        IntStream.range(0, casts)
                                .mapToObj(cast -> Strangers.cast(5, cast))
                                .toList(),
                        seeds)
                .stream()
                .filter(figure -> List.of("all").contains(figure.scope())
                        || !figure.holds()
                        || figure.measure().startsWith("self-BLEU"))
                .forEach(figure -> System.out.printf(
                        Locale.ROOT,
                        "%s\t%s\t%.3f\t%s%n",
                        figure.scope(),
                        figure.measure(),
                        figure.value(),
                        figure.holds() ? "holds" : "FAILS"));
    }
}
