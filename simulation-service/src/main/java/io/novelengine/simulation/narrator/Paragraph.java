package io.novelengine.simulation.narrator;

import java.util.List;

/**
 * A paragraph of a story.
 *
 * @param events ids of the events that it tells, in the order of telling; empty for pure scene-setting
 * @param scene true if a new scene begins with it
 */
public record Paragraph(String text, List<String> events, Kind kind, boolean scene) {

    public Paragraph {
        events = List.copyOf(events);
    }

    /** What a paragraph mainly is. */
    public enum Kind {
        NARRATION,
        DIALOGUE
    }
}
