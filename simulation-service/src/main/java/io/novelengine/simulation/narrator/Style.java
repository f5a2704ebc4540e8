package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.grammar.Tense;

/**
 * How a story is to be told.
 *
 * @param tense past or present
 * @param tone wry allows the teller a remark now and then; grave does not
 */
public record Style(Tense tense, Tone tone) {

    /** The manner of the teller. */
    public enum Tone {
        WRY,
        GRAVE
    }

    /** Third person, past tense, wry. */
    public static final Style DEFAULT = new Style(Tense.PAST, Tone.WRY);

    /**
     * The style of these words; an empty word means the default.
     *
     * @param pov only {@code third}
     * @param tense {@code past} or {@code present}
     * @param tone {@code wry} or {@code grave}
     * @throws IllegalArgumentException for a word that names no style
     */
    public static Style of(String pov, String tense, String tone) {
        if (!pov.isEmpty() && !pov.equals("third")) {
            throw new IllegalArgumentException("pov must be third, not " + pov);
        }
        return new Style(
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
