package io.novelengine.character.card;

/**
 * How much a card may hold.
 *
 * @param file most bytes of a file
 * @param json most bytes of the card's JSON
 * @param tokens most tokens of the card's JSON
 * @param nesting deepest nesting of the card's JSON
 * @param chunks most chunks of a PNG
 * @param pixels most pixels of a PNG
 * @param entries most entries of a ZIP
 * @param inflated most bytes that a file may unpack to
 * @param ratio most bytes that each packed byte may unpack to, once a mebibyte is exceeded
 * @param lore most entries of a lorebook
 */
public record CardLimits(
        int file,
        int json,
        int tokens,
        int nesting,
        int chunks,
        int pixels,
        int entries,
        int inflated,
        int ratio,
        int lore) {

    /** What the service takes. */
    public static final CardLimits STANDARD =
            new CardLimits(20_000_000, 2_000_000, 250_000, 64, 20_000, 16_800_000, 2_000, 64_000_000, 100, 5_000);
}
