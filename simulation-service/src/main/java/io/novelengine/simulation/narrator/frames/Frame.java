package io.novelengine.simulation.narrator.frames;

import java.util.List;

/**
 * A phrasing with open places.
 *
 * @param id key, file and line, unique in the lexicon
 * @param number from 0, the same wherever the id is the same
 * @param kind sentence, predicate, line, reply or phrase
 * @param tags conditions and registers under which it fits, as {@link Tags#of} packs them
 * @param slots the slots it needs, as {@link Bindings#bit} packs them
 * @param others whether it speaks of people as "they" or by name only, so that nobody in it can be "I"
 * @param tokens what it is made of
 */
public record Frame(String id, int number, Kind kind, long tags, int slots, boolean others, List<Token> tokens) {

    /** What a frame is a phrasing of. */
    public enum Kind {
        /** One or more whole sentences. */
        SENTENCE,
        /** A verb phrase whose subject is the actor. */
        PREDICATE,
        /** What the actor says. */
        LINE,
        /** What the target says in return. */
        REPLY,
        /** A part of a sentence. */
        PHRASE
    }

    Frame numbered(int other) {
        return new Frame(id, other, kind, tags, slots, others, tokens);
    }
}
