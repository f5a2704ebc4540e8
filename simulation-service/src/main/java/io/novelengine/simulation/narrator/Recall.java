package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Figure;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Token;
import io.novelengine.simulation.narrator.grammar.Case;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words an earlier act as a clause in the past perfect inside a sentence about somebody who remembers it. */
final class Recall {

    private static final String MARK = "\u0001";

    private Recall() {}

    static String words(
            Frame frame, Frame gist, @Nullable Figure rememberer, Figure doer, Bindings slots, Wording wording) {
        if (first(frame.tokens()).equals("X")) {
            var clause = clause(gist, rememberer, doer, slots, wording);
            return whole(frame, rememberer, wording).replace(MARK, clause);
        }
        var whole = whole(frame, rememberer, wording);
        return whole.replace(MARK, clause(gist, rememberer, doer, slots, wording));
    }

    private static String whole(Frame frame, @Nullable Figure rememberer, Wording wording) {
        return wording.realiser()
                .realise(frame, new Bindings().person("A", rememberer).text("X", MARK));
    }

    /** What was done, by whom; a name where the rememberer has not been named yet. */
    private static String clause(
            Frame gist, @Nullable Figure rememberer, Figure doer, Bindings slots, Wording wording) {
        var own = rememberer != null && doer.id().equals(rememberer.id());
        var clause = own && wording.named(doer)
                ? doer.pronouns().pronoun(Case.SUBJECT)
                : wording.realiser().subject(doer);
        return clause + " had " + wording.realiser().perfect(gist, slots);
    }

    /** The name of the slot that is filled first; empty if the tokens have none. */
    private static String first(List<Token> tokens) {
        for (var token : tokens) {
            var name =
                    switch (token) {
                        case Token.Slot slot -> slot.name();
                        case Token.Choice choice -> first(choice.options().getFirst());
                        default -> "";
                    };
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "";
    }
}
