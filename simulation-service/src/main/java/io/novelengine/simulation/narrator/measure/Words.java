package io.novelengine.simulation.narrator.measure;

import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words, sentences and windows of a text. */
public final class Words {

    private Words() {}

    /** The words of a text in lower case, with apostrophes inside words kept. */
    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        for (var word : cased(text)) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** The words of a text as written. */
    static List<String> cased(String text) {
        var words = new ArrayList<String>();
        var start = -1;
        for (var i = 0; i <= text.length(); i++) {
            var inside =
                    i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || start >= 0 && joins(text, i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(text.substring(start, i).replace('’', '\''));
                start = -1;
            }
        }
        return words;
    }

    /** A hash of each word in lower case; the same word has the same hash anywhere. */
    public static int[] hashes(String text) {
        var hashes = new int[text.length() / 2 + 1];
        var count = 0;
        var hash = 0;
        var start = -1;
        for (var i = 0; i <= text.length(); i++) {
            var inside =
                    i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || start >= 0 && joins(text, i));
            if (inside) {
                var c = text.charAt(i);
                start = start < 0 ? i : start;
                hash = 31 * hash + (c == '’' ? '\'' : Character.toLowerCase(c));
            } else if (start >= 0) {
                hashes[count++] = hash;
                hash = 0;
                start = -1;
            }
        }
        return Arrays.copyOf(hashes, count);
    }

    private static boolean joins(String text, int at) {
        var c = text.charAt(at);
        return (c == '’' || c == '\'') && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    /** Consecutive runs of whole sentences, each of at least {@code size} words; a shorter rest is left out. */
    public static List<List<String>> windows(String text, int size) {
        var windows = new ArrayList<List<String>>();
        var window = new ArrayList<String>();
        var count = 0;
        for (var sentence : Typography.sentences(text)) {
            window.add(sentence);
            count += of(sentence).size();
            if (count >= size) {
                windows.add(List.copyOf(window));
                window.clear();
                count = 0;
            }
        }
        return windows;
    }
}
