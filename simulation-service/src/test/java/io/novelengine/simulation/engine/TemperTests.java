package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.engine.Persona.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What somebody is like decides what they do. */
class TemperTests {

    private static final int SEEDS = 21;
    private static final List<String> TRAITS =
            List.of("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism");

    private final Engine engine = new Engine();
    private final List<Scenario> scenarios = Content.scenarios();

    @Test
    void turningAnyOneTraitRoundChangesWhatAPersonaDoesInMostSeeds() {
        for (List<Persona> all : Content.casts().subList(0, 4)) {
            List<Persona> cast = all.subList(0, 5);
            for (int person : new int[] {0, 2, 4}) {
                for (int trait = 0; trait < 5; trait++) {
                    turn(cast, person, trait);
                }
            }
        }
    }

    private void turn(List<Persona> cast, int person, int trait) {
        Persona persona = cast.get(person);
        List<Persona> turned = new ArrayList<>(cast);
        turned.set(person, persona.with(turned(persona.traits(), trait)));
        int changed = 0;
        int[] before = new int[Actions.all().size()];
        int[] after = new int[before.length];
        for (int seed = 0; seed < SEEDS; seed++) {
            Scenario scenario = scenarios.get(seed % scenarios.size());
            List<Integer> acts = acts(scenario, cast, seed, persona.slug());
            List<Integer> others = acts(scenario, turned, seed, persona.slug());
            changed += acts.equals(others) ? 0 : 1;
            acts.forEach(act -> before[act]++);
            others.forEach(act -> after[act]++);
        }
        System.out.printf(
                Locale.ROOT,
                "%-18s %-18s %+.1f turned: other acts in %2d of %d seeds, divergence %.3f%n",
                persona.slug(),
                TRAITS.get(trait),
                value(persona.traits(), trait),
                changed,
                SEEDS,
                Statistics.divergence(before, after));
        assertThat(changed).as(persona.slug() + " " + TRAITS.get(trait)).isGreaterThan(SEEDS / 2);
    }

    private List<Integer> acts(Scenario scenario, List<Persona> cast, int seed, String slug) {
        return engine.tell(Setup.of(scenario, cast, seed, 12)).events().stream()
                .filter(event -> event.actor().equals(slug))
                .map(event -> Actions.get(event.type()).index())
                .toList();
    }

    private static double value(Traits t, int trait) {
        return new double[] {t.openness(), t.conscientiousness(), t.extraversion(), t.agreeableness(), t.neuroticism()}
                [trait];
    }

    /** The other way round; what stands near the middle is turned to the far end. */
    private static Traits turned(Traits t, int trait) {
        double value = value(t, trait);
        double other = Math.abs(value) < .25 ? (value > 0 ? -.8 : .8) : -value;
        return new Traits(
                trait == 0 ? other : t.openness(),
                trait == 1 ? other : t.conscientiousness(),
                trait == 2 ? other : t.extraversion(),
                trait == 3 ? other : t.agreeableness(),
                trait == 4 ? other : t.neuroticism());
    }

    @Test
    void personasOfEachCastDifferFromOneAnotherInWhatTheyDo() {
        for (List<Persona> all : Content.casts()) {
            List<Persona> cast = all.subList(0, 5);
            int[][] profiles = new int[5][Actions.all().size()];
            for (int seed = 0; seed < 40; seed++) {
                for (Event event : engine.tell(Setup.of(scenarios.get(seed % scenarios.size()), cast, seed, 12))
                        .events()) {
                    for (int person = 0; person < 5; person++) {
                        if (event.actor().equals(cast.get(person).slug())) {
                            profiles[person][Actions.get(event.type()).index()]++;
                        }
                    }
                }
            }
            double sum = 0;
            double least = 1;
            for (int one = 0; one < 5; one++) {
                for (int other = one + 1; other < 5; other++) {
                    double divergence = Statistics.divergence(profiles[one], profiles[other]);
                    sum += divergence;
                    least = Math.min(least, divergence);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-20s Jensen-Shannon divergence of acts, 40 stories: mean %.3f, least %.3f bits%n",
                    cast.getFirst().slug(),
                    sum / 10,
                    least);
            assertThat(sum / 10).isGreaterThan(.1);
        }
    }
}
