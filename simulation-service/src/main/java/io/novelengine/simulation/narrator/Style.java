package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.grammar.Tense;

/**
 * How a story is to be told.
 *
 * @param pov third person, or the first person of somebody in the story
 * @param tense past or present
 * @param tone wry allows the teller a remark now and then; grave does not
 */
public record Style(Pov pov, Tense tense, Tone tone) {

    /** Who tells the story. */
    public enum Pov {
        /** Nobody who is in it. */
        THIRD,
        /** The one of the cast with the weightiest aim. */
        FIRST
    }

    /** The manner of the teller. */
    public enum Tone {
        WRY,
        GRAVE
    }

    /** Third person, past tense, wry. */
    public static final Style DEFAULT = new Style(Pov.THIRD, Tense.PAST, Tone.WRY);

    /**
     * The style of these words; an empty word means the default.
     *
     * @param pov {@code third} or {@code first}
     * @param tense {@code past} or {@code present}
     * @param tone {@code wry} or {@code grave}
     * @throws IllegalArgumentException for a word that names no style
     */
    public static Style of(String pov, String tense, String tone) {
        return new Style(
                switch (pov) {
                    case "", "third" -> Pov.THIRD;
                    case "first" -> Pov.FIRST;
                    default -> throw new IllegalArgumentException("pov must be third or first, not " + pov);
                },
                switch (tense) {
                    case "", "past" -> Tense.PAST;
                    case "present" -> Tense.PRESENT;
                    default -> throw new IllegalArgumentException("tense must be past or present, not " + tense);
                },
                switch (tone) {
                    case "", "wry" -> Tone.WRY;
                    case "grave" -> Tone.GRAVE;
                    default -> throw new IllegalArgumentException("tone must be wry or grave, not " + tone);
                });
    }
}
