package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for any seed, cast size and length. */
class EngineProperties {

    private final Engine engine = new Engine();

    @Property(tries = 60)
    void nothingHappensThatCouldNot(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 14) int people,
            @ForAll @IntRange(min = 1, max = 30) int turns) {
        Story story = engine.tell(Setup.of(Fixtures.will(), Fixtures.crowd(people), seed, turns));
        assertThat(StoryAudit.of(story).faults()).isEmpty();
    }

    @Property(tries = 30)
    void tensionStaysBetweenNothingAndAll(@ForAll long seed) {
        Story story = engine.tell(Setup.of(Fixtures.will(), Fixtures.crowd(5), seed, 12));
        assertThat(story.events()).allSatisfy(event -> {
            assertThat(event.tensionAfter()).isBetween(0.0, 1.0);
            assertThat(event.salience()).isBetween(0.0, 1.0);
        });
    }

    @Property(tries = 30)
    void aReplayFromTheSeedReachesTheSameTurn(@ForAll long seed, @ForAll @IntRange(min = 1, max = 11) int stop) {
        Setup setup = Setup.of(Fixtures.will(), Fixtures.crowd(4), seed, 12);
        World first = engine.begin(setup);
        World second = new Engine().begin(setup);
        for (int turn = 0; turn < stop; turn++) {
            first = engine.play(first).world();
            second = new Engine().play(second).world();
        }
        assertThat(engine.play(first).turn())
                .isEqualTo(new Engine().play(second).turn());
    }

    @Property(tries = 30)
    void patternsNameEventsOfTheStory(@ForAll long seed) {
        Story story = engine.tell(Setup.of(Fixtures.will(), Fixtures.crowd(6), seed, 16));
        var ids = story.events().stream().map(Event::id).toList();
        assertThat(story.patterns()).allSatisfy(pattern -> assertThat(ids).containsAll(pattern.events()));
    }
}
