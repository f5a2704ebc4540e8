package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Over all scenarios and casts every kind of act occurs, and none floods. */
class ActUseTests {

    private static final int SEEDS = 4;

    @Test
    void everyActOccursAndNoneFloods() {
        int[] counts = new int[Actions.all().size()];
        Engine engine = new Engine();
        for (Scenario scenario : Content.scenarios()) {
            for (List<Persona> cast : Content.casts()) {
                for (int seed = 1; seed <= SEEDS; seed++) {
                    engine.tell(Setup.of(scenario, cast.subList(0, 5), seed, 12)).events().stream()
                            .filter(Event::isAct)
                            .forEach(act -> counts[Actions.get(act.type()).index()]++);
                }
            }
        }
        int all = Arrays.stream(counts).sum();
        System.out.println(IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt(type -> -counts[type]))
                .map(type -> String.format(
                        Locale.ROOT, "%s %.2f", Actions.all().get(type).id(), 100.0 * counts[type] / all))
                .collect(Collectors.joining(", ", "acts in per cent: ", "")));
        for (ActionType type : Actions.all()) {
            assertThat(counts[type.index()]).as(type.id()).isPositive();
            double most = type.category().equals("movement") ? .12 : .06;
            assertThat(counts[type.index()] / (double) all).as(type.id()).isLessThan(most);
        }
    }

    @Test
    void peopleGoAboutBeforeTheGatheringAndPartAfterIt() {
        double[] places = new double[13];
        int stories = 0;
        Engine engine = new Engine();
        for (Scenario scenario : Content.scenarios()) {
            for (List<Persona> cast : Content.casts()) {
                Story story = engine.tell(Setup.of(scenario, cast.subList(0, 5), 2, 12));
                stories++;
                for (Turn turn : story.turns()) {
                    places[turn.number()] += turn.events().stream()
                            .filter(Event::isAct)
                            .map(Event::place)
                            .distinct()
                            .count();
                }
            }
        }
        for (int turn = 2; turn <= 8; turn++) {
            assertThat(places[turn] / stories).as("turn " + turn).isGreaterThan(1.8);
        }
        assertThat(places[12] / stories).as("last turn").isGreaterThan(places[10] / stories + .2);
    }
}
