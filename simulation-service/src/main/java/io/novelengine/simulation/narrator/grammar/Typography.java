package io.novelengine.simulation.narrator.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Quotes, dashes, capitals, spacing and sentence boundaries. */
public final class Typography {

    private static final Set<String> ABBREVIATIONS =
            Set.of("Mr", "Mrs", "Ms", "Dr", "St", "Capt", "Col", "Lt", "Prof", "Rev", "Sr", "Jr", "Hon");

    private Typography() {}

    /** Turns straight quotes and double hyphens into typographic ones and tidies spaces. */
    public static String polish(String text) {
        if (polished(text)) {
            return articles(text.strip());
        }
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
            var opens = Character.isWhitespace(before) || before == '(' || before == '—' || before == '“';
            if (c == '"') {
                out.append(opens ? '“' : '”');
            } else if (c == '\'') {
                out.append(opens ? '‘' : '’');
            } else if (c == '-' && i + 1 < text.length() && text.charAt(i + 1) == '-') {
                out.append('—');
                i++;
            } else if (Character.isWhitespace(c)) {
                if (!out.isEmpty() && before != ' ') {
                    out.append(' ');
                }
            } else {
                if (",.;:!?".indexOf(c) >= 0 && before == ' ' && !out.isEmpty()) {
                    out.setLength(out.length() - 1);
                }
                out.append(c);
            }
        }
        return articles(out.toString().strip());
    }

    private static boolean polished(String text) {
        var before = '.';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var plain =
                    switch (c) {
                        case '"', '\'' -> false;
                        case '-' -> before != '-';
                        case ' ' -> before != ' ';
                        case ',', '.', ';', ':', '!', '?' -> before != ' ';
                        default -> !Character.isWhitespace(c);
                    };
            if (!plain) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** Replaces the token {@code a/an} by the article that the next word asks for. */
    private static String articles(String text) {
        var out = text;
        for (var at = find(out, 0); at >= 0; at = find(out, at + 1)) {
            var article = Nouns.article(out.substring(at + 5));
            var capital = out.charAt(at) == 'A';
            out = out.substring(0, at) + (capital ? capital(article) : article) + out.substring(at + 4);
        }
        return out;
    }

    private static int find(String text, int from) {
        var small = text.indexOf("a/an ", from);
        var large = text.indexOf("A/an ", from);
        return small < 0 ? large : large < 0 ? small : Math.min(small, large);
    }

    /** The text with its first letter in upper case, looking past opening quotes. */
    public static String capital(String text) {
        for (var i = 0; i < text.length() && i < 3; i++) {
            var c = text.charAt(i);
            if (Character.isLetter(c)) {
                return Character.isUpperCase(c)
                        ? text
                        : text.substring(0, i) + Character.toUpperCase(c) + text.substring(i + 1);
            }
            if ("“‘—(…".indexOf(c) < 0) {
                return text;
            }
        }
        return text;
    }

    /** The text with a full stop, unless it ends a sentence already. */
    public static String stop(String text) {
        var bare = text.strip();
        if (bare.isEmpty()) {
            return bare;
        }
        var end = bare.charAt(bare.length() - 1);
        if (end == ',' || end == ';' || end == ':') {
            return bare.substring(0, bare.length() - 1) + ".";
        }
        var last = "”’)".indexOf(end) >= 0 && bare.length() > 1 ? bare.charAt(bare.length() - 2) : end;
        return ".!?…—".indexOf(last) >= 0 ? bare : bare + ".";
    }

    /** The text without the punctuation that ends it. */
    public static String open(String text) {
        var bare = text.strip();
        while (!bare.isEmpty() && ".!?…,;:".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare;
    }

    /** The text with a capital after each stop. */
    public static String capitals(String text) {
        StringBuilder out = null;
        for (var i = 2; i < text.length(); i++) {
            var c = text.charAt(i);
            if (text.charAt(i - 1) == ' '
                    && Character.toUpperCase(c) != c
                    && stops(text.charAt(i - 2))
                    && !abbreviated(text, i - 2)) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, Character.toUpperCase(c));
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean stops(char c) {
        return c == '.' || c == '!' || c == '?';
    }

    private static boolean abbreviated(String text, int stop) {
        var word = text.substring(text.lastIndexOf(' ', Math.max(0, stop - 1)) + 1, stop);
        return text.charAt(stop) == '.' && ABBREVIATIONS.contains(word.replace("“", ""));
    }

    /** A clause as a whole sentence: polished, capitalised and stopped. */
    public static String sentence(String clause) {
        return stop(capitals(capital(polish(clause))));
    }

    /** The sentences of a text; a quotation and its tag count as the sentences that their stops make. */
    public static List<String> sentences(String text) {
        var out = new ArrayList<String>();
        var start = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n' || stops(c) || c == '…') {
                var end = i + 1;
                while (end < text.length() && "”’)\".!?…".indexOf(text.charAt(end)) >= 0) {
                    end++;
                }
                if (c == '\n' || end >= text.length() || boundary(text, i, end)) {
                    var sentence =
                            text.substring(start, Math.min(end, text.length())).strip();
                    if (!sentence.isEmpty()) {
                        out.add(sentence);
                    }
                    start = end;
                    i = end - 1;
                }
            }
        }
        var rest = text.substring(Math.min(start, text.length())).strip();
        if (!rest.isEmpty()) {
            out.add(rest);
        }
        return List.copyOf(out);
    }

    private static boolean boundary(String text, int stop, int end) {
        if (!Character.isWhitespace(text.charAt(end))) {
            return false;
        }
        var word = text.substring(text.lastIndexOf(' ', Math.max(0, stop - 1)) + 1, stop);
        if (text.charAt(stop) == '.'
                && (ABBREVIATIONS.contains(word.replace("“", "")) || word.length() == 1 && !word.equals("I"))) {
            return false;
        }
        for (var i = end; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c) || "“‘\"'(—".indexOf(c) >= 0) {
                continue;
            }
            return Character.isUpperCase(c) || Character.isDigit(c);
        }
        return true;
    }
}
