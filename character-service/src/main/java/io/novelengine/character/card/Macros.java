package io.novelengine.character.card;

import java.util.Locale;

/** The placeholders in a card's texts, put into plain words. */
final class Macros {

    private static final String USER = "the visitor";
    private static final int LONGEST = 500;

    private Macros() {}

    /** The text with names for placeholders; a choice becomes its first, a note disappears. */
    static String plain(String text, String name) {
        var result = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var open = text.indexOf("{{", at);
            if (open < 0) {
                break;
            }
            var close = text.indexOf("}}", open, Math.min(text.length(), open + LONGEST));
            result.append(text, at, open);
            if (close < 0) {
                result.append("{{");
                at = open + 2;
            } else {
                result.append(word(text.substring(open + 2, close).strip(), name));
                at = close + 2;
            }
        }
        return result.append(text, at, text.length())
                .toString()
                .replaceAll("(?i)<(bot|char)>", java.util.regex.Matcher.quoteReplacement(name))
                .replaceAll("(?i)<user>", USER);
    }

    private static String word(String inside, String name) {
        var lower = inside.toLowerCase(Locale.ROOT);
        var colon = inside.indexOf(':');
        var argument = colon < 0 ? "" : inside.substring(colon + 1).strip();
        return switch (colon < 0 ? lower : lower.substring(0, colon)) {
            case "char", "bot" -> name;
            case "user" -> USER;
            case "random", "pick" ->
                argument.split("(?<!\\\\),", 2)[0].replace("\\,", ",").strip();
            case "roll" -> argument.replaceAll("[^0-9]", "");
            case "reverse" -> new StringBuilder(argument).reverse().toString();
            default -> "";
        };
    }

    /** Whether the text speaks to or of whoever reads. */
    static boolean speaksOfTheUser(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("{{user}}") || lower.contains("<user>") || lower.contains(USER);
    }
}
