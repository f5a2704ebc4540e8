package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Figure;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.grammar.Case;
import org.jspecify.annotations.Nullable;

/** Words an earlier act as a clause in the past perfect inside a sentence about somebody who remembers it. */
final class Recall {

    private static final String MARK = "\u0001";

    private Recall() {}

    static String words(
            Frame frame, Frame gist, @Nullable Figure rememberer, Figure doer, Bindings slots, Wording wording) {
        var whole = wording.realiser()
                .realise(frame, new Bindings().person("A", rememberer).text("X", MARK));
        var clause = rememberer != null && doer.id().equals(rememberer.id())
                ? rememberer.gender().pronoun(Case.SUBJECT)
                : wording.realiser().subject(doer);
        return whole.replace(MARK, clause + " had " + wording.realiser().perfect(gist, slots));
    }
}
