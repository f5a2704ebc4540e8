package io.novelengine.simulation.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.engine.ScenarioForge;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.engine.Story;
import io.novelengine.simulation.engine.StoryAudit;
import io.novelengine.simulation.narrator.Chronicler;
import io.novelengine.simulation.narrator.Paragraph;
import io.novelengine.simulation.narrator.Style;
import io.novelengine.simulation.narrator.measure.TextMetrics;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Casts and scenarios that the engine has never seen, and of which it is told very little, keep the gates of all stories. */
class ThinStoriesTests {

    private static final int[] SIZES = {5, 2, 5, 3, 5, 50, 5, 8};

    private record Told(
            String name, int people, StoryAudit audit, int words, double dialogue, int scenes, List<String> unknown) {}

    @Test
    void thinCastsInThinScenariosKeepTheGates() {
        List<Told> stories = new ArrayList<>();
        for (int k = 0; k < 5 * Strangers.kinds(); k++) {
            stories.add(tell(Strangers.scenario(k % Strangers.kinds()), SIZES[k % SIZES.length], k));
        }
        stories.forEach(ThinStoriesTests::print);
        System.out.printf(
                Locale.ROOT,
                "thin stories: density %.3f, arc fit %.3f, divergence %.3f%n",
                mean(stories, t -> t.audit().causalDensity()),
                mean(stories, t -> t.audit().arcFit()),
                mean(stories, t -> t.audit().divergence()));
        assertThat(stories).hasSizeGreaterThanOrEqualTo(30).allSatisfy(told -> {
            assertThat(told.audit().faults()).as(told.name()).isEmpty();
            assertThat(told.unknown()).as(told.name()).isEmpty();
            assertThat(told.audit().causalDensity()).as(told.name()).isGreaterThanOrEqualTo(.6);
            assertThat(told.scenes()).as(told.name()).isGreaterThanOrEqualTo(2);
            assertThat(told.dialogue()).as(told.name()).isBetween(.15, .45);
        });
        assertThat(stories)
                .filteredOn(told -> told.people() == 5)
                .allSatisfy(told -> assertThat(told.words()).as(told.name()).isBetween(1000, 2500));
        assertThat(mean(stories, told -> told.audit().arcFit())).isGreaterThanOrEqualTo(.6);
    }

    private static double mean(List<Told> stories, java.util.function.ToDoubleFunction<Told> of) {
        return stories.stream().mapToDouble(of).average().orElse(0);
    }

    private static void print(Told told) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %2d people: faults %d density %.2f fit %.2f words %4d dialogue %.2f scenes %d places %d %s %s%n",
                told.name(),
                told.people(),
                told.audit().faults().size(),
                told.audit().causalDensity(),
                told.audit().arcFit(),
                told.words(),
                told.dialogue(),
                told.scenes(),
                told.audit().places(),
                told.unknown(),
                told.audit().silent().size());
    }

    private static Told tell(Scenario thin, int people, long seed) {
        List<Persona> cast = Strangers.cast(people, seed);
        Scenario scenario = ScenarioForge.complete(thin, cast, seed);
        Setup setup = Setup.of(scenario, cast, seed, 12);
        Story story = new Engine().tell(setup);
        var chronicle = Chronicler.chronicle(setup, story.parts(), story.things(), story.turns(), Style.DEFAULT);
        List<Paragraph> paragraphs = chronicle.chapters().stream()
                .flatMap(chapter -> chapter.passages().stream())
                .flatMap(passage -> passage.paragraphs().stream())
                .toList();
        String text = paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n\n"));
        int scenes =
                1 + (int) paragraphs.stream().skip(1).filter(Paragraph::scene).count();
        return new Told(
                thin.slug() + " " + thin.title(),
                people,
                StoryAudit.of(story),
                Words.of(text).size(),
                TextMetrics.dialogueShare(text),
                scenes,
                TextMetrics.unknownNames(text, names(setup)));
    }

    private static Set<String> names(Setup setup) {
        return Arrays.stream((setup.scenario() + " " + setup.cast())
                        .replace('’', '\'')
                        .split("[^\\p{L}']+"))
                .map(word -> word.replaceAll("'s$", "").replaceAll("^'+|'+$", ""))
                .flatMap(word -> Stream.of(word, word + "'d", word + "'ll"))
                .collect(Collectors.toSet());
    }
}
