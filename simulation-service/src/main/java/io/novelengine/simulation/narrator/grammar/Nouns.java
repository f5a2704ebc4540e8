package io.novelengine.simulation.narrator.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Articles, possessives and number of noun phrases. */
public final class Nouns {

    private static final List<String> SOUNDED_LIKE_CONSONANTS =
            List.of("uni", "use", "usu", "eu", "one", "once", "ewe", "ut", "ubiq");
    private static final List<String> SILENT_H = List.of("hour", "honest", "honour", "honor", "heir");

    private static final List<String> STOPS =
            List.of(" of ", " in ", " from ", " with ", " for ", " to ", " on ", " at ", ", ");
    private static final Set<String> PLURALS = Set.of("people", "men", "women", "children", "folk", "papers");
    private static final Set<String> SINGULARS =
            Set.of("compass", "canvas", "atlas", "lens", "gas", "chess", "news", "gallows");
    private static final List<String> ARTICLES = List.of("the ", "a ", "an ", "The ", "A ", "An ");

    private Nouns() {}

    /** "a" or "an", as the following words sound. */
    public static String article(String phrase) {
        var word = phrase.strip().toLowerCase(Locale.ROOT);
        word = !word.isEmpty() && "“‘\"'".indexOf(word.charAt(0)) >= 0 ? word.substring(1) : word;
        if (word.isEmpty()) {
            return "a";
        }
        if (SILENT_H.stream().anyMatch(word::startsWith)) {
            return "an";
        }
        if (SOUNDED_LIKE_CONSONANTS.stream().anyMatch(word::startsWith) && !word.startsWith("utt")) {
            return "a";
        }
        return "aeiou".indexOf(word.charAt(0)) >= 0 ? "an" : "a";
    }

    /** The possessive of a name or noun phrase: "Holmes’s", "the sailors’". */
    public static String possessive(String phrase) {
        return plural(phrase) && phrase.endsWith("s") && Character.isLowerCase(phrase.charAt(0))
                ? phrase + "’"
                : phrase + "’s";
    }

    /** Whether a noun phrase such as "the keys of the gate" is plural, judged by its head noun. */
    public static boolean plural(String phrase) {
        var head = phrase.strip();
        for (var stop : STOPS) {
            var at = head.indexOf(stop);
            if (at > 0) {
                head = head.substring(0, at);
            }
        }
        var word = head.substring(head.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        if (PLURALS.contains(word)) {
            return true;
        }
        return word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")
                && !SINGULARS.contains(word);
    }

    /** The noun phrase without a leading article. */
    public static String bare(String phrase) {
        var text = phrase.strip();
        for (var article : ARTICLES) {
            if (text.startsWith(article)) {
                return text.substring(article.length());
            }
        }
        return text;
    }
}
