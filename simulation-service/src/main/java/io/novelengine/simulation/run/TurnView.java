package io.novelengine.simulation.run;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;

/**
 * A committed turn as clients see it.
 *
 * @param number from 1
 * @param digest SHA-256 over this turn and all before it
 * @param phase where in its arc the story stands
 * @param tension 0 to 1, at its end
 * @param targetTension 0 to 1, what the arc asks for
 * @param events what happened: who did what to whom, with what outcome, why, and because of which events
 * @param prose how it is told, paragraphs with an empty line between them
 * @param paragraphs the same paragraphs, each with the ids of the events it tells
 */
public record TurnView(
        int number,
        String digest,
        String phase,
        double tension,
        double targetTension,
        @JsonRawValue String events,
        String prose,
        List<ParagraphView> paragraphs) {

    /** A paragraph and the events it tells. */
    public record ParagraphView(String text, List<String> events, String kind, boolean scene) {}
}
