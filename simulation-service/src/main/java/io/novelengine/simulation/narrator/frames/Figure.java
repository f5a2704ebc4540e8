package io.novelengine.simulation.narrator.frames;

import io.novelengine.simulation.narrator.grammar.Gender;

/**
 * Somebody who can be mentioned.
 *
 * @param id slug
 * @param name full name
 * @param shortName the name in daily use
 * @param role common noun that singles the person out, without article; empty if none does
 * @param epithet apposition for the first mention; empty if none
 * @param teller whether the story is told by this person
 */
public record Figure(
        String id, String name, String shortName, Gender gender, String role, String epithet, boolean teller) {

    /** Somebody who is told of. */
    public Figure(String id, String name, String shortName, Gender gender, String role, String epithet) {
        this(id, name, shortName, gender, role, epithet, false);
    }

    /** The pronouns of the narration: those of the first person for the teller of the story. */
    public Gender pronouns() {
        return teller ? Gender.I : gender;
    }
}
