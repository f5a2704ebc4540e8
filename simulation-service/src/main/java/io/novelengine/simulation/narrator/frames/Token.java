package io.novelengine.simulation.narrator.frames;

import io.novelengine.simulation.narrator.grammar.Case;
import java.util.List;

/** A piece of a frame. */
public sealed interface Token {

    /** Words that stand as they are. */
    record Text(String text) implements Token {}

    /** One of several phrasings; an empty one may be among them. */
    record Choice(List<List<Token>> options) implements Token {}

    /** A mention of someone, something or some clause; {@code pronoun} demands the pronoun, {@code name} the name. */
    record Slot(String name, Case form, Manner manner) implements Token {}

    /** A verb that agrees with the subject before it, or has the number that is given. */
    record Verb(String lemma, Agreement agreement) implements Token {}

    /** How a mention is worded. */
    enum Manner {
        FREE,
        PRONOUN,
        NAME,
        ROLE,
        BARE,
        AT,
        INTO
    }

    /** What a verb agrees with. */
    enum Agreement {
        SUBJECT,
        SINGULAR,
        PLURAL
    }
}
