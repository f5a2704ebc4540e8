package io.novelengine.simulation.cast;

import io.novelengine.simulation.cast.Signal.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What somebody wants: as the text puts it where it can be said so, in words of our own where it only hints. */
final class Wants {

    private static final Map<String, List<String>> OWN_WORDS = parse(Lexicon.read("wants.txt"));
    private static final int LONGEST = 12;
    private static final int MOST = 3;
    private static final List<String> VERBS = List.of(
            "wants to",
            "want to",
            "wanted to",
            "hopes to",
            "hoping to",
            "dreams to",
            "determined to",
            "vowed to",
            "vows to",
            "longs to",
            "longing to",
            "wishes to",
            "swore to",
            "sworn to",
            "intends to",
            "means to",
            "plans to",
            "aims to",
            "needs to",
            "goal is to",
            "out to",
            "lives to",
            "seeks to",
            "sets out to",
            "desperate to",
            "eager to");
    private static final Set<String> NOT_OURS =
            Set.of("i", "me", "my", "we", "us", "our", "you", "your", "user", "char");

    private Wants() {}

    /** At most three wants, those that the text states first. */
    static List<Want> of(String text, List<Hint> hints, List<String> values, NameChance chance) {
        List<Want> wants = new ArrayList<>();
        for (String sentence : text.split("[.!?;\\n]")) {
            stated(sentence, values, wants);
        }
        for (Hint hint : hints) {
            if (hint.signal().kind() == Kind.DRIVE && hint.weight() > 0) {
                add(wants, new Want(hint.signal().key(), ownWords(hint.signal().key(), chance), .5, hint.phrase()));
            }
        }
        for (String value : values) {
            if (wants.size() < 2) {
                add(wants, new Want(value, ownWords(value, chance), .2, ""));
            }
        }
        return List.copyOf(wants);
    }

    private static void add(List<Want> wants, Want want) {
        boolean known = wants.stream().anyMatch(other -> other.drive().equals(want.drive()));
        if (!known && wants.size() < MOST && !want.text().isEmpty()) {
            wants.add(want);
        }
    }

    private static void stated(String sentence, List<String> values, List<Want> wants) {
        String plain = sentence.replace('’', '\'');
        String lower = plain.toLowerCase(Locale.ROOT);
        for (String verb : VERBS) {
            int at = lower.indexOf(" " + verb + " ");
            if (at < 0 || lower.substring(0, at).matches(".*\\b(not|never|no longer|nor|nobody)\\b.{0,12}")) {
                continue;
            }
            int from = at + verb.length() + 2;
            String clause = clause(plain.substring(from));
            String drive = drive(clause, values);
            if (sayable(clause) && !drive.isEmpty()) {
                add(wants, new Want(drive, "to " + clause, .7, verb + " " + clause));
                return;
            }
        }
    }

    private static String clause(String rest) {
        String clause = rest.split(",|:|\\(|\\)|\"|“|”|—|–| but | yet | although | because | while ")[0].strip();
        return clause.endsWith(" and") ? clause.substring(0, clause.length() - 4) : clause;
    }

    /** True for plain lower-case words in the third person, which can stand in a narrator's sentence. */
    private static boolean sayable(String clause) {
        String[] words = clause.split(" +");
        if (words.length < 2 || words.length > LONGEST) {
            return false;
        }
        for (String word : words) {
            if (!word.matches("[a-z]+(['-][a-z]+)*") || NOT_OURS.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String drive(String clause, List<String> values) {
        List<Hint> hints = Scan.of(Lexicon.ENGLISH, Tokens.of("to " + clause));
        for (Kind kind : List.of(Kind.DRIVE, Kind.VALUE)) {
            for (Hint hint : hints) {
                if (hint.signal().kind() == kind
                        && OWN_WORDS.containsKey(hint.signal().key())) {
                    return hint.signal().key();
                }
            }
        }
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static String ownWords(String drive, NameChance chance) {
        List<String> texts = OWN_WORDS.getOrDefault(drive, List.of());
        return texts.isEmpty() ? "" : texts.get(chance.below(texts.size(), "want " + drive));
    }

    private static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> wants = new TreeMap<>();
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(": ");
            if (colon > 0 && !line.startsWith("#")) {
                wants.put(
                        line.substring(0, colon),
                        List.of(line.substring(colon + 2).split(" \\| ")));
            }
        }
        return wants;
    }
}
