package io.novelengine.simulation.narrator;

import java.util.List;

/**
 * A story told to its end; its chapters hold all passages in order and nothing else.
 *
 * @param synopsis one paragraph in the present tense
 * @param opening the first paragraph
 * @param closing the last paragraph
 */
public record Chronicle(String title, String synopsis, String opening, String closing, List<Chapter> chapters) {

    public Chronicle {
        chapters = List.copyOf(chapters);
    }
}
