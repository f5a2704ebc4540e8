package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scenarios made for a cast. */
class ScenarioForgeTests {

    @Test
    void makesTheSameScenarioForTheSameCastAndSeed() {
        List<Persona> cast = Fixtures.crowd(5);
        assertThat(ScenarioForge.forge(cast, 4)).isEqualTo(ScenarioForge.forge(cast, 4));
    }

    @Test
    void usesEverySettingAndEveryReferenceInItResolves() {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            Scenario scenario = ScenarioForge.forge(Fixtures.crowd(5), seed);
            seen.add(scenario.tags().getLast());
            List<String> places =
                    scenario.places().stream().map(Scenario.Place::id).toList();
            List<String> items =
                    scenario.items().stream().map(Scenario.Item::id).toList();
            List<String> secrets =
                    scenario.secrets().stream().map(Scenario.Secret::id).toList();
            List<String> all = new java.util.ArrayList<>(places);
            all.addAll(items);
            all.addAll(secrets);
            scenario.roles().forEach(role -> all.add(role.id()));
            assertThat(scenario.roles()).allSatisfy(role -> {
                assertThat(all).contains(role.goal().object(), role.at());
                assertThat(role.against().isEmpty() || all.contains(role.against()))
                        .isTrue();
            });
            assertThat(scenario.items()).allSatisfy(item -> assertThat(all).containsAnyOf(item.at(), item.holder()));
            assertThat(scenario.complications()).allSatisfy(complication -> {
                assertThat(all).contains(complication.needs().split(":")[1]);
                assertThat(complication.effect().equals("none")
                                || all.contains(complication.effect().split(":")[1]))
                        .isTrue();
            });
            assertThat(scenario.premise()).doesNotContain("{").matches("[A-Z].*");
            assertThat(scenario.question()).doesNotContain("{");
        }
        assertThat(seen).hasSize(ScenarioForge.settings());
    }

    @Test
    void aForgedScenarioKeepsTheStructuralGates() {
        Engine engine = new Engine();
        double fit = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Persona> cast = seed % 2 == 0 ? Fixtures.names(4) : Fixtures.crowd(6);
            StoryAudit audit = StoryAudit.of(engine.tell(Setup.of(ScenarioForge.forge(cast, seed), cast, seed, 12)));
            assertThat(audit.faults()).isEmpty();
            assertThat(audit.silent()).isEmpty();
            assertThat(audit.causalDensity()).isGreaterThan(.5);
            fit += audit.arcFit();
        }
        assertThat(fit / 20).isGreaterThan(.6);
    }
}
