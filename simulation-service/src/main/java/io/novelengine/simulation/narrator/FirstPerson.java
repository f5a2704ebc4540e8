package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.grammar.Gender;
import java.util.Set;

/** Words a clause about somebody, in pronouns of the third person, as that somebody would. */
final class FirstPerson {

    private static final Set<String> AFTER_OBJECT =
            Set.of("and", "in", "to", "from", "at", "with", "on", "for", "but", "when", "who", "or", "as", "by", "out");

    private FirstPerson() {}

    static String of(String text, Gender gender) {
        var words = text.split(" ");
        var out = new StringBuilder();
        for (var i = 0; i < words.length; i++) {
            var bare = words[i].replaceAll("[,;.]+$", "");
            var end = words[i].substring(bare.length());
            var last = !end.isEmpty() || i + 1 == words.length || AFTER_OBJECT.contains(words[i + 1]);
            out.append(i == 0 ? "" : " ").append(word(bare, gender, last)).append(end);
        }
        return out.toString();
    }

    private static String word(String word, Gender gender, boolean last) {
        if (word.equals(gender.pronoun(Case.SUBJECT))) {
            return "I";
        }
        if (word.equals(gender.pronoun(Case.REFLEXIVE))) {
            return "myself";
        }
        if (word.equals(gender.pronoun(Case.POSSESSIVE)) && !(gender == Gender.SHE && last)) {
            return "my";
        }
        if (word.equals(gender.pronoun(Case.OBJECT))) {
            return "me";
        }
        return word.equals(gender.pronoun(Case.OWN)) ? "mine" : word;
    }
}
