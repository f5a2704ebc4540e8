package io.novelengine.simulation.cast;

import java.util.List;

/**
 * One thing about a character that the profile did not state and the engine took from the text, or from the name.
 *
 * @param name such as {@code traits.agreeableness}, {@code values} or {@code pronouns}
 * @param value a number, or words
 * @param confidence how far the reading is to be trusted: 0 for what was drawn from the name because nothing was said,
 *     below 1 for what was read, as nobody stated it
 * @param from the phrases that say so; empty for what was drawn
 */
public record Aspect(String name, String value, double confidence, List<String> from) {

    public Aspect {
        from = List.copyOf(from);
    }
}
