package io.novelengine.character.card;

/** Text from a card made safe to keep and show: no control characters, no half characters, no more than asked for. */
final class PlainText {

    private PlainText() {}

    /** The text with its line ends. */
    static String clean(String text, int most) {
        var result = new StringBuilder(Math.min(text.length(), most));
        for (var i = 0; i < text.length() && result.length() < most; ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            var wanted = point == '\n' || point == '\t' || !(Character.isISOControl(point) || isHalf(point));
            if (wanted && result.length() + Character.charCount(point) <= most) {
                result.appendCodePoint(point);
            } else if (wanted) {
                break;
            }
        }
        return result.toString().strip();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** The text on one line; cut at a word, with an ellipsis, when it is too long. */
    static String line(String text, int most) {
        var flat = clean(text, Math.max(most * 4, 200)).replaceAll("\\s+", " ");
        if (flat.length() <= most) {
            return flat;
        }
        var cut = flat.lastIndexOf(' ', most - 1);
        var end = cut > most / 2 ? cut : most - 1;
        return flat.substring(0, Character.isHighSurrogate(flat.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
