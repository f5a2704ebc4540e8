package io.novelengine.simulation.cast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as words, in lower case, with the marks that part clauses as words of their own. */
final class Tokens {

    /** Ends a clause. */
    static final String COMMA = ",";

    /** Ends a sentence. */
    static final String STOP = ".";

    private static final int LONGEST = 12_000;

    private Tokens() {}

    /** The words and marks of the first 12,000 characters. */
    static List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i <= end; i++) {
            char c = i < end ? text.charAt(i) : '\n';
            boolean joins = (c == '\'' || c == '’' || c == '-' || c == '/') && !word.isEmpty() && letter(text, i + 1);
            if (Character.isLetter(c) || joins) {
                word.append(c == '’' ? '\'' : c);
            } else {
                if (!word.isEmpty()) {
                    tokens.add(word.toString().toLowerCase(Locale.ROOT));
                    word.setLength(0);
                }
                mark(c, tokens);
            }
        }
        return tokens;
    }

    private static boolean letter(String text, int at) {
        return at < text.length() && Character.isLetter(text.charAt(at));
    }

    private static void mark(char c, List<String> tokens) {
        if (".!?;\n".indexOf(c) >= 0) {
            tokens.add(STOP);
        } else if (",:+|()[]{}\"“”—–".indexOf(c) >= 0) {
            tokens.add(COMMA);
        }
    }
}
