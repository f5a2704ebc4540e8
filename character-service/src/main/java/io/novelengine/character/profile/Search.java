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

    /** How well a character fits, best first: by its name, by anything said of it, by a name that is nearly the same. */
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
        var byName = "c.words @@ (" + String.join(" && ", name) + ")";
        var byAnything = "c.words @@ (" + String.join(" && ", anything) + ")";
        return List.of(
                byName, byAnything + " and not " + byName, String.join(" and ", nearly) + " and not " + byAnything);
    }

    /** The word as it is looked for among names; the last one, of at least two letters, also as a beginning. */
    String name(int index) {
        var begins = open && index == words.size() - 1 && words.get(index).length() > 1;
        return words.get(index) + (begins ? ":*A" : ":A");
    }
}
