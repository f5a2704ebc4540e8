package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The audit, on tampered logs and on the built-in content. */
class StoryAuditTests {

    private final Engine engine = new Engine();
    private final Story story = engine.tell(Setup.of(Fixtures.will(), Fixtures.crowd(5), 3, 12));

    @Test
    void findsNoFaultInAStoryAsPlayed() {
        assertThat(StoryAudit.of(story).faults()).isEmpty();
    }

    @Test
    void findsAnEventWhoseCauseHasNotHappened() {
        assertThat(tampered(event -> with(event, event.place(), List.of("t99-1"))))
                .anyMatch(fault -> fault.contains("has not happened"));
    }

    @Test
    void findsSomebodyInTwoPlaces() {
        assertThat(tampered(event -> with(event, event.place().equals("hall") ? "garden" : "hall", event.causes())))
                .anyMatch(fault -> fault.contains(" is in "));
    }

    @Test
    void findsAThingGivenByOneWhoDoesNotHaveIt() {
        Event event = story.events().stream()
                .filter(act -> act.target() != null)
                .findFirst()
                .orElseThrow();
        Ledger ledger = new Ledger(story.setup());
        ledger.replay(new Event(
                "t1-1",
                1,
                1,
                "give",
                event.actor(),
                event.target(),
                null,
                "will",
                null,
                event.place(),
                null,
                "",
                Event.Outcome.SUCCESS,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(event.actor()),
                List.of(),
                List.of(),
                0,
                0,
                0,
                List.of()));
        assertThat(ledger.faults()).anyMatch(fault -> fault.contains("HOLDING"));
    }

    @Test
    void findsAPromiseKeptThatWasNeverGiven() {
        Event event = story.events().get(2);
        Ledger ledger = new Ledger(story.setup());
        ledger.replay(new Event(
                "t1-1",
                1,
                1,
                "threat",
                "",
                null,
                null,
                null,
                null,
                event.place(),
                null,
                "",
                Event.Outcome.SUCCESS,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(new Effect(Effect.Kind.KEPT, "p0", "p1", 1, "")),
                List.of(),
                0,
                0,
                0,
                List.of()));
        assertThat(ledger.faults()).anyMatch(fault -> fault.contains("no promise"));
    }

    @Test
    void theBuiltInContentKeepsTheStructuralGates() {
        double density = 0;
        double orphans = 0;
        double fit = 0;
        int stories = 0;
        for (Scenario scenario : Content.scenarios()) {
            double own = 0;
            int told = 0;
            for (List<Persona> cast : Content.casts()) {
                for (int seed = 0; seed < 3; seed++) {
                    Story told5 = engine.tell(Setup.of(scenario, cast.subList(0, Math.min(5, cast.size())), seed, 12));
                    StoryAudit audit = StoryAudit.of(told5);
                    assertThat(audit.faults()).as(scenario.slug()).isEmpty();
                    assertThat(audit.silent()).as(scenario.slug()).isEmpty();
                    density += audit.causalDensity();
                    orphans += audit.orphanShare();
                    own += audit.arcFit();
                    told++;
                }
            }
            assertThat(own / told).as("arc fit of " + scenario.slug()).isGreaterThan(.6);
            fit += own;
            stories += told;
        }
        assertThat(density / stories).isGreaterThan(.6);
        assertThat(orphans / stories).isLessThan(.25);
        assertThat(fit / stories).isGreaterThan(.6);
    }

    @Test
    void charactersDifferInWhatTheyDo() {
        List<Persona> cast = Content.casts().getFirst();
        List<Persona> five = cast.subList(0, 5);
        int[][] profiles = new int[5][Actions.all().size()];
        for (int seed = 0; seed < 40; seed++) {
            Story told = engine.tell(Setup.of(Content.scenarios().get(seed % 4), five, seed, 12));
            for (Event event : told.events()) {
                for (int person = 0; person < 5; person++) {
                    if (event.actor().equals(five.get(person).slug())) {
                        profiles[person][Actions.get(event.type()).index()]++;
                    }
                }
            }
        }
        double sum = 0;
        for (int one = 0; one < 5; one++) {
            for (int other = one + 1; other < 5; other++) {
                sum += Statistics.divergence(profiles[one], profiles[other]);
            }
        }
        System.out.printf("Jensen-Shannon divergence of acts over 40 stories: %.3f bits%n", sum / 10);
        assertThat(sum / 10).isGreaterThan(.1);
    }

    private List<String> tampered(UnaryOperator<Event> change) {
        Ledger ledger = new Ledger(story.setup());
        List<Event> events = new ArrayList<>(story.events());
        int at = 3;
        while (!events.get(at).isAct()) {
            at++;
        }
        events.set(at, change.apply(events.get(at)));
        events.forEach(ledger::replay);
        return ledger.faults();
    }

    private static Event with(Event event, String place, List<String> causes) {
        return new Event(
                event.id(),
                event.turn(),
                event.seq(),
                event.type(),
                event.actor(),
                event.target(),
                event.about(),
                event.item(),
                event.secret(),
                place,
                event.destination(),
                event.text(),
                event.outcome(),
                event.reasons(),
                event.alternatives(),
                event.aim(),
                event.replyTo(),
                causes,
                event.observers(),
                event.effects(),
                event.tags(),
                event.tensionBefore(),
                event.tensionAfter(),
                event.salience(),
                event.patterns());
    }
}
