package io.novelengine.simulation.engine;

import java.util.List;

/** Indices of the twelve skills, in the order of {@link Persona.Skills}. */
final class Skill {

    static final int OBSERVATION = 0;
    static final int STEALTH = 3;
    static final int COURAGE = 5;
    static final int EMPATHY = 6;
    static final int LEADERSHIP = 8;

    private static final List<String> WORDS = List.of(
            "observation",
            "persuasion",
            "deception",
            "stealth",
            "strength",
            "courage",
            "empathy",
            "learning",
            "leadership",
            "healing",
            "craft",
            "combat");

    private Skill() {}

    static int of(String word) {
        return WORDS.indexOf(word);
    }
}
