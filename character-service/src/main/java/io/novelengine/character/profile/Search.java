package io.novelengine.character.profile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is searched for.
 *
 * @param words in lower case without accents, letters and digits only
 * @param open whether the last word may go on
 */
record Search(List<String> words, boolean open) {

    /** Index of the condition that the words stand in any text, not in the name. */
    static final int ANYTHING = 2;

    private static final int MOST_WORDS = 8;
    private static final int MOST_LETTERS = 40;

    static Search of(String text) {
        var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[\\u0300-\\u036f]", "");
        var words = Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word.substring(0, Math.min(MOST_LETTERS, word.length())))
                .toList();
        return new Search(words, !plain.isEmpty() && Character.isLetterOrDigit(plain.charAt(plain.length() - 1)));
    }

    /** How well a character fits, best first. */
    List<String> conditions() {
        var name = new ArrayList<String>();
        var anything = new ArrayList<String>();
        var nearly = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            var query = "(to_tsquery('simple', :word%1$d) || to_tsquery('english', :word%1$d))".formatted(i);
            name.add("to_tsquery('simple', :name" + i + ")");
            anything.add("(to_tsquery('simple', :name%d) || %s)".formatted(i, query));
            nearly.add(
                    words.size() == 1
                            ? "c.near && near_words(:word0)"
                            : "(c.near && near_words(:word%d) or c.words @@ %s)".formatted(i, query));
        }
        var begins = "(c.slug >= :begin and c.slug < :end)";
        var names = "(" + String.join(" && ", name) + ")";
        var byName = "ts_filter(c.words, '{a}') @@ " + names;
        var byAnything = "c.words @@ (" + String.join(" && ", anything) + ")";
        return List.of(
                begins,
                byName + " and not " + begins,
                byAnything + " and not c.words @@ " + names + " and not " + begins,
                String.join(" and ", nearly) + " and not " + byAnything + " and not " + begins);
    }

    /** How slugs begin that begin with the words. */
    String begin() {
        return String.join("-", words);
    }

    /** What stands behind all slugs that begin with the words. */
    String end() {
        return begin() + "~";
    }

    /** The word as it is looked for among names; the last one, of at least two letters, also as a beginning. */
    String name(int index) {
        var begins = open && index == words.size() - 1 && words.get(index).length() > 1;
        return words.get(index) + (begins ? ":*A" : ":A");
    }
}
