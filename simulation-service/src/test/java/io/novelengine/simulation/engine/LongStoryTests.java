package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Two hundred turns of twenty people hold together. */
class LongStoryTests {

    private static final int TURNS = 200;
    private static final int PARTS = 8;

    @Test
    void nobodyDoesTheSameThingToTheSamePersonOverAndOver() {
        for (Story story : stories()) {
            Map<String, Integer> times = new TreeMap<>();
            List<Event> acts = story.events().stream().filter(Event::isAct).toList();
            acts.forEach(act -> times.merge(act.actor() + " " + act.type() + " " + act.target(), 1, Integer::sum));
            assertThat(times)
                    .as(slug(story))
                    .allSatisfy((act, count) -> assertThat(count).as(act).isLessThanOrEqualTo(10));
            for (int part = 0; part < PARTS; part++) {
                List<String> some = part(story, part).stream()
                        .map(act -> act.actor() + " " + act.type() + " " + act.target())
                        .toList();
                assertThat(new TreeSet<>(some).size() / (double) some.size())
                        .as(slug(story) + " part " + part)
                        .isGreaterThan(.9);
                assertThat(part(story, part).stream()
                                .map(Event::type)
                                .distinct()
                                .count())
                        .isGreaterThan(40);
            }
        }
    }

    @Test
    void placesChangeAimsCloseNewOnesAriseAndTensionFollowsTheArc() {
        for (Story story : stories()) {
            StoryAudit audit = StoryAudit.of(story);
            assertThat(audit.faults()).as(slug(story)).isEmpty();
            assertThat(audit.silent()).as(slug(story)).isEmpty();
            assertThat(audit.causalDensity()).as(slug(story)).isGreaterThan(.6);
            assertThat(audit.arcFit()).as(slug(story)).isGreaterThan(.6);
            for (int part = 0; part < PARTS; part++) {
                Set<String> places = new TreeSet<>();
                part(story, part).forEach(act -> places.add(act.place()));
                assertThat(places).as(slug(story) + " part " + part).hasSizeGreaterThanOrEqualTo(2);
            }
            assertThat(count(story, Effect.Kind.TAKEN_UP)).as(slug(story)).isGreaterThanOrEqualTo(15);
            assertThat(count(story, Effect.Kind.REACHED) + count(story, Effect.Kind.LOST))
                    .as(slug(story))
                    .isGreaterThanOrEqualTo(20);
        }
    }

    private static String slug(Story story) {
        return story.setup().scenario().slug();
    }

    private static long count(Story story, Effect.Kind kind) {
        return story.events().stream()
                .flatMap(event -> event.effects().stream())
                .filter(effect -> effect.kind() == kind)
                .count();
    }

    private static List<Event> part(Story story, int part) {
        return story.events().stream()
                .filter(event -> event.isAct() && (event.turn() - 1) * PARTS / TURNS == part)
                .toList();
    }

    private static List<Story> stories() {
        List<Story> stories = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            List<Persona> cast = k == 3 ? Fixtures.crowd(20) : Content.people().subList(k * 7, k * 7 + 20);
            stories.add(new Engine().tell(Setup.of(Content.scenarios().get(k * 2), cast, 5 + k, TURNS)));
        }
        return stories;
    }
}
