package io.novelengine.simulation.narrator.grammar;

import java.util.Map;
import java.util.Set;

/** Inflects English verbs; of a phrasal verb ("give up") the first word is inflected. */
public final class Verbs {

    private static final Map<String, String[]> IRREGULAR = IrregularVerbs.load();
    private static final Set<String> DOUBLING = Set.of(
            "admit",
            "commit",
            "permit",
            "refer",
            "prefer",
            "occur",
            "regret",
            "forbid",
            "compel",
            "expel",
            "equip",
            "submit",
            "transfer",
            "travel",
            "quarrel",
            "counsel",
            "signal",
            "level",
            "rebel",
            "control",
            "patrol",
            "confer",
            "defer",
            "deter",
            "omit",
            "unwrap",
            "outwit",
            "befit",
            "kidnap",
            "propel",
            "unpin");

    private Verbs() {}

    /** The finite form: {@code finite("take", PRESENT, false)} is "takes". */
    public static String finite(String verb, Tense tense, boolean plural) {
        var space = verb.indexOf(' ');
        if (space > 0) {
            return finite(verb.substring(0, space), tense, plural) + verb.substring(space);
        }
        return tense == Tense.PAST ? past(verb, plural) : present(verb, plural);
    }

    /** The finite form after "I": {@code first("be", PRESENT)} is "am". */
    public static String first(String verb, Tense tense) {
        var space = verb.indexOf(' ');
        if (space > 0) {
            return first(verb.substring(0, space), tense) + verb.substring(space);
        }
        return verb.equals("be") ? tense == Tense.PAST ? "was" : "am" : finite(verb, tense, true);
    }

    /** The past participle: "taken". */
    public static String participle(String verb) {
        var space = verb.indexOf(' ');
        if (space > 0) {
            return participle(verb.substring(0, space)) + verb.substring(space);
        }
        var forms = IRREGULAR.get(verb);
        return forms == null ? regularPast(verb) : forms[1];
    }

    /** The present participle: "taking". */
    public static String gerund(String verb) {
        var space = verb.indexOf(' ');
        if (space > 0) {
            return gerund(verb.substring(0, space)) + verb.substring(space);
        }
        if (verb.endsWith("ie")) {
            return verb.substring(0, verb.length() - 2) + "ying";
        }
        if (verb.endsWith("e")
                && !verb.endsWith("ee")
                && !verb.endsWith("oe")
                && !verb.endsWith("ye")
                && verb.length() > 2) {
            return verb.equals("singe") ? "singeing" : verb.substring(0, verb.length() - 1) + "ing";
        }
        return (doubles(verb) ? verb + last(verb) : verb) + "ing";
    }

    private static String past(String verb, boolean plural) {
        return switch (verb) {
            case "be" -> plural ? "were" : "was";
            case "can" -> "could";
            case "will" -> "would";
            case "shall" -> "should";
            case "may" -> "might";
            case "must" -> "had to";
            case "should", "would", "could", "might", "ought" -> verb;
            default -> {
                var forms = IRREGULAR.get(verb);
                yield forms == null ? regularPast(verb) : forms[0];
            }
        };
    }

    private static String present(String verb, boolean plural) {
        switch (verb) {
            case "be":
                return plural ? "are" : "is";
            case "have":
                return plural ? "have" : "has";
            case "can", "will", "shall", "may", "must", "should", "would", "could", "might", "ought":
                return verb;
            default:
        }
        if (plural) {
            return verb;
        }
        if (verb.endsWith("y") && !vowel(verb.charAt(verb.length() - 2))) {
            return verb.substring(0, verb.length() - 1) + "ies";
        }
        if (verb.endsWith("s")
                || verb.endsWith("x")
                || verb.endsWith("z")
                || verb.endsWith("ch")
                || verb.endsWith("sh")
                || verb.endsWith("o")) {
            return verb + "es";
        }
        return verb + "s";
    }

    private static String regularPast(String verb) {
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        if (verb.endsWith("y") && !vowel(verb.charAt(verb.length() - 2))) {
            return verb.substring(0, verb.length() - 1) + "ied";
        }
        return (doubles(verb) ? verb + last(verb) : verb) + "ed";
    }

    private static boolean doubles(String verb) {
        if (DOUBLING.contains(verb)) {
            return true;
        }
        var length = verb.length();
        if (length < 3 || vowels(verb) != 1) {
            return false;
        }
        var end = last(verb);
        return !vowel(end)
                && "wxyh".indexOf(end) < 0
                && vowel(verb.charAt(length - 2))
                && (!vowel(verb.charAt(length - 3)) || length > 3 && verb.startsWith("qu", length - 4));
    }

    private static int vowels(String verb) {
        var count = 0;
        for (var i = 0; i < verb.length(); i++) {
            if (i > 0 && verb.charAt(i) == 'u' && verb.charAt(i - 1) == 'q') {
                continue;
            }
            count += vowel(verb.charAt(i)) || i > 0 && verb.charAt(i) == 'y' ? 1 : 0;
        }
        return count;
    }

    private static boolean vowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }

    private static char last(String verb) {
        return verb.charAt(verb.length() - 1);
    }
}
