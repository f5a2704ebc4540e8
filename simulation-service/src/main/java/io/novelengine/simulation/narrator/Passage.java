package io.novelengine.simulation.narrator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The prose of one turn; the story is the concatenation of its passages.
 *
 * @param turn number of the turn, from 1
 */
public record Passage(int turn, List<Paragraph> paragraphs) {

    public Passage {
        paragraphs = List.copyOf(paragraphs);
    }

    /** The paragraphs, one empty line between them. */
    public String text() {
        return paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n\n"));
    }
}
