package io.novelengine.simulation.narrator.frames;

import java.util.List;
import java.util.Set;

/**
 * A phrasing with open places.
 *
 * @param id key, kind and number, unique in the lexicon
 * @param kind sentence, predicate, line, reply or phrase
 * @param tags conditions and registers under which it fits
 * @param slots the slots it needs, in alphabetical order
 * @param tokens what it is made of
 */
public record Frame(String id, Kind kind, Set<String> tags, Set<String> slots, List<Token> tokens) {

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
}
