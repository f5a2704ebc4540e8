package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Small casts and scenarios written in code. */
public final class Fixtures {

    private Fixtures() {}

    /** Three places, one will, one secret, two who both want it and one who wants peace. */
    public static Scenario will() {
        return new Scenario(
                "will",
                "The Will",
                "gothic",
                "freytag",
                "A will.",
                "The old man was dead.",
                "Who had the will?",
                "evening",
                "rain",
                "an age of letters",
                List.of(
                        new Scenario.Place("hall", "the hall", true, List.of("study", "garden"), List.of()),
                        new Scenario.Place("study", "the study", true, List.of("hall"), List.of()),
                        new Scenario.Place("garden", "the garden", false, List.of("hall"), List.of())),
                List.of(
                        new Scenario.Item("will", "the will", "two sheets", .9, "document", "study", "", true),
                        new Scenario.Item("knife", "the knife", "a paper knife", .4, "weapon", "hall", "", false)),
                List.of(
                        role("heir", "obtain", "will", "to have the will", .9, "keeper", "hall", "wealth"),
                        role("keeper", "keep", "will", "to keep the will hidden", .85, "heir", "study", "order"),
                        role("friend", "reconcile", "heir", "to make peace", .7, "", "garden", "mercy")),
                List.of(new Scenario.Secret(
                        "forged", "the will was forged", "will", "keeper", "", .8, List.of("the ink was fresh"))),
                new Scenario.Threat("the water", List.of("It rained.", "Water came in.", "The bridge went.")),
                List.of(new Scenario.Complication("lost", "rising", "The candle fell.", "item:will", "lose:will")),
                new Scenario.Endings("It was settled.", "It was settled, at a price.", "Nobody ever knew."),
                List.of(),
                Collections.emptySortedMap());
    }

    /** Nothing but a name. */
    public static Scenario bare() {
        return new Scenario(
                "bare", "Bare", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    private static Scenario.Role role(
            String id, String kind, String object, String text, double weight, String against, String at, String fits) {
        return new Scenario.Role(
                id, id, List.of(fits), new Scenario.RoleGoal(kind, object, "", text, weight), against, at);
    }

    /** People of whom only the name is known. */
    public static List<Persona> names(int count) {
        List<Persona> cast = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cast.add(Persona.named("p" + i, "Person " + (char) ('A' + i % 26) + i));
        }
        return cast;
    }

    /** Made-up people with traits, skills and feelings for one another. */
    public static List<Persona> crowd(int count) {
        SplittableRandom chance = new SplittableRandom(count);
        List<Persona> cast = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Persona.Bond> bonds = new ArrayList<>();
            for (int j = 0; j < count; j++) {
                if (j != i) {
                    bonds.add(new Persona.Bond(
                            "p" + j, "acquaintance", signed(chance), signed(chance), signed(chance), 0, 0, 0));
                }
            }
            cast.add(new Persona(
                    "p" + i,
                    "Person " + i,
                    "P" + i,
                    "she",
                    "traveller",
                    "",
                    "",
                    "",
                    List.of(),
                    new Persona.Traits(signed(chance), signed(chance), signed(chance), signed(chance), signed(chance)),
                    List.of(Value.values()[i % Value.values().length].word()),
                    List.of(new Persona.Drive("truth", "to know", .7, "")),
                    Persona.Skills.NEUTRAL,
                    bonds,
                    Persona.Voice.NEUTRAL,
                    "",
                    "",
                    List.of("a coin"),
                    List.of()));
        }
        return cast;
    }

    private static double signed(SplittableRandom chance) {
        return chance.nextDouble() * 2 - 1;
    }
}
