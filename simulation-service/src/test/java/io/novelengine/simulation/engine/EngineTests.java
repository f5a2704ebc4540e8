package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What the engine promises of any story. */
class EngineTests {

    private final Engine engine = new Engine();

    @Test
    void tellsTheSameStoryForTheSameSeed() {
        assertThat(digest(engine.tell(setup(7)))).isEqualTo(digest(new Engine().tell(setup(7))));
    }

    @Test
    void tellsAnotherStoryForAnotherSeed() {
        assertThat(digest(engine.tell(setup(7)))).isNotEqualTo(digest(engine.tell(setup(8))));
    }

    @Test
    void dependsNeitherOnLocaleNorOnTimeZone() {
        String here = digest(engine.tell(setup(3)));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(digest(engine.tell(setup(3)))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void leavesTheWorldItPlaysFromUntouched() {
        World world = engine.begin(setup(5));
        for (int turn = 0; turn < 6; turn++) {
            world = engine.play(world).world();
        }
        Step once = engine.play(world);
        Step again = engine.play(world);
        assertThat(again.turn()).isEqualTo(once.turn());
    }

    @Test
    void actsAboutOnceForEachCharacterAndTurn() {
        for (int seed = 0; seed < 20; seed++) {
            Story story = engine.tell(Setup.of(Fixtures.will(), Fixtures.crowd(5), seed, 12));
            assertThat(story.turns()).hasSize(12);
            assertThat(story.events().size()).isBetween(40, 85);
        }
    }

    @Test
    void letsOneWithOnlyANameAct() {
        for (int people = 1; people <= 6; people++) {
            Story story = engine.tell(Setup.of(Fixtures.bare(), Fixtures.names(people), 1, 12));
            assertThat(StoryAudit.of(story).faults()).isEmpty();
            assertThat(StoryAudit.of(story).silent()).isEmpty();
            assertThat(story.ending()).isNotNull();
        }
    }

    @Test
    void endsAfterASingleTurn() {
        Story story = engine.tell(Setup.of(Fixtures.will(), Fixtures.crowd(3), 1, 1));
        assertThat(story.turns()).hasSize(1);
        assertThat(story.events().getLast().type()).isEqualTo(Happening.ENDING);
    }

    @Test
    void refusesToPlayOnAfterTheEnd() {
        World world = engine.begin(Setup.of(Fixtures.will(), Fixtures.crowd(3), 1, 1));
        World over = engine.play(world).world();
        assertThat(engine.over(over)).isTrue();
        assertThatThrownBy(() -> engine.play(over)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMutedPersonaDoesNotActUntilUnmuted() {
        Story story = engine.tell(
                setup(2), Map.of(3, List.of(new Intervention.Mute("p1")), 7, List.of(new Intervention.Unmute("p1"))));
        assertThat(actsOf(story, "p1", 3, 6)).isZero();
        assertThat(actsOf(story, "p1", 7, 12)).isPositive();
        assertThat(StoryAudit.of(story).faults()).isEmpty();
    }

    @Test
    void anInjectedEventIsToldAndAChangedGoalIsPursued() {
        Story story = engine.tell(
                setup(2),
                Map.of(
                        4,
                        List.of(
                                new Intervention.Inject("A bell rang.", "hall"),
                                new Intervention.ChangeGoal("p2", "ruin", "p0", "to bring P0 down"))));
        assertThat(story.events()).anyMatch(event -> event.text().equals("A bell rang."));
        assertThat(story.events())
                .filteredOn(event -> event.actor().equals("p2") && event.turn() >= 4)
                .anyMatch(event -> String.valueOf(event.aim()).startsWith("p2/1")
                        && event.reasons().stream()
                                .anyMatch(reason -> reason.motive().startsWith("aim:")));
    }

    @Test
    void refusesAnInterventionThatNamesNobody() {
        World world = engine.begin(setup(1));
        assertThatThrownBy(() -> engine.play(world, List.of(new Intervention.Mute("nobody"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyOrderOfTurnsLetsEverybodyAct() {
        for (Setup.Order order : Setup.Order.values()) {
            Story story = engine.tell(new Setup(Fixtures.will(), Fixtures.crowd(12), 4, 24, order));
            assertThat(StoryAudit.of(story).silent()).as(order.name()).isEmpty();
            assertThat(StoryAudit.of(story).faults()).as(order.name()).isEmpty();
        }
    }

    @Test
    void twoHundredTurnsOfTwentyPeopleHoldTogether() {
        Story story = engine.tell(Setup.of(Fixtures.will(), Fixtures.crowd(20), 9, 200));
        StoryAudit audit = StoryAudit.of(story);
        assertThat(audit.faults()).isEmpty();
        assertThat(audit.silent()).isEmpty();
        assertThat(audit.causalDensity()).isGreaterThan(.6);
    }

    @Test
    void turningOneTraitRoundChangesWhatAPersonaDoesInAMajorityOfSeeds() {
        List<Persona> cast = Fixtures.crowd(5);
        Persona.Traits t = cast.get(2).traits();
        List<Persona> turned = new ArrayList<>(cast);
        turned.set(
                2,
                cast.get(2)
                        .with(new Persona.Traits(
                                t.openness(),
                                t.conscientiousness(),
                                t.extraversion(),
                                -t.agreeableness(),
                                t.neuroticism())));
        int changed = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<String> before = types(engine.tell(Setup.of(Fixtures.will(), cast, seed, 12)), "p2");
            List<String> after = types(engine.tell(Setup.of(Fixtures.will(), turned, seed, 12)), "p2");
            changed += before.equals(after) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(10);
    }

    @Test
    void everyActSaysWhyAndWhatElseWasWeighed() {
        Story story = engine.tell(setup(11));
        for (Event event : story.events()) {
            if (event.isAct() && event.replyTo() == null) {
                assertThat(event.reasons()).as(event.id()).isNotEmpty();
                assertThat(event.alternatives()).as(event.id()).isNotEmpty();
            }
        }
    }

    /**
     * Golden digest of the rules. If it changes, stories change: raise {@link Engine#VERSION} with it.
     */
    @Test
    void theRulesOfThisVersionTellExactlyThisStory() {
        assertThat(Engine.VERSION + " " + digest(engine.tell(setup(1))).substring(0, 16))
                .isEqualTo(GOLDEN);
    }

    private static final String GOLDEN = "2 a49ebf74aa4f0370";

    private static Setup setup(long seed) {
        return Setup.of(Fixtures.will(), Fixtures.crowd(5), seed, 12);
    }

    private static long actsOf(Story story, String slug, int from, int to) {
        return story.events().stream()
                .filter(event -> event.actor().equals(slug) && event.turn() >= from && event.turn() <= to)
                .count();
    }

    private static List<String> types(Story story, String slug) {
        return story.events().stream()
                .filter(event -> event.actor().equals(slug))
                .map(Event::type)
                .toList();
    }

    static String digest(Story story) {
        try {
            String text = story.turns() + "\n" + story.patterns() + "\n" + story.ending();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
