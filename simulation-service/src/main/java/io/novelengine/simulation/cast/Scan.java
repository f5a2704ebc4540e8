package io.novelengine.simulation.cast;

import io.novelengine.simulation.cast.Signal.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds in a text what the lexicon knows, and heeds the words before it that deny, feign, weaken or strengthen it. */
final class Scan {

    /*
     * Plain rules, no grammar. A word before the phrase, at most REACH back and in the same clause, turns or scales it.
     * A quality that plainly belongs to another ("his cruel father", "raised by a kind aunt") is left out, and so is a
     * trade that is only spoken of ("the son of a baker"). Whatever these rules get wrong weighs little against what
     * they get right, which is why every reading states how far it is to be trusted.
     */

    private static final int REACH = 4;

    private static final Set<String> DENIES = Set.of(
            "not",
            "never",
            "no",
            "without",
            "neither",
            "nor",
            "hardly",
            "scarcely",
            "barely",
            "rarely",
            "seldom",
            "lacks",
            "lacking",
            "lack",
            "cannot",
            "can't",
            "isn't",
            "wasn't",
            "aren't",
            "doesn't",
            "don't",
            "didn't",
            "won't",
            "nobody",
            "nothing",
            "far",
            "anything",
            "hates",
            "hate",
            "hating",
            "hated",
            "despises",
            "despise",
            "loathes",
            "loathe",
            "abhors",
            "detests",
            "refuses",
            "avoids",
            "scorns",
            "dislikes",
            "opposes",
            "distrusts",
            "unlike",
            "stopped");
    private static final Set<String> FEIGNS = Set.of(
            "pretends",
            "pretending",
            "pretend",
            "feigns",
            "feigning",
            "feigned",
            "seemingly",
            "supposedly",
            "fake",
            "false",
            "apparently",
            "mask",
            "facade");
    private static final Set<String> WEAKENS = Set.of(
            "somewhat",
            "slightly",
            "little",
            "bit",
            "rather",
            "fairly",
            "sometimes",
            "occasionally",
            "once",
            "formerly",
            "seems",
            "appears",
            "tries",
            "used");
    private static final Set<String> STRENGTHENS = Set.of(
            "very",
            "extremely",
            "utterly",
            "deeply",
            "incredibly",
            "fiercely",
            "always",
            "absolutely",
            "terribly",
            "endlessly",
            "famously",
            "too",
            "completely",
            "truly");
    private static final Set<String> NO_DENIAL = Set.of("only", "just", "merely", "doubt", "longer");
    private static final Set<String> TURNS = Set.of("but", "yet", "though", "although", "while", "except", "because");
    private static final Set<String> OWNERS = Set.of("his", "her", "their", "my", "your", "its");
    private static final Set<String> GIVERS = Set.of("by", "of", "from", "with", "under", "against", "to", "for");
    private static final Set<String> OTHERS = Set.of(
            "father",
            "mother",
            "brother",
            "sister",
            "uncle",
            "aunt",
            "wife",
            "husband",
            "son",
            "daughter",
            "parents",
            "master",
            "mistress",
            "king",
            "queen",
            "lord",
            "boss",
            "enemy",
            "enemies",
            "rival",
            "stepmother",
            "stepfather",
            "grandfather",
            "grandmother",
            "people",
            "world",
            "town",
            "city",
            "village",
            "family",
            "father's",
            "mother's",
            "teacher",
            "mentor",
            "friend",
            "employer",
            "captain",
            "neighbours",
            "neighbors");

    private final Lexicon lexicon;
    private final List<String> tokens;

    private Scan(Lexicon lexicon, List<String> tokens) {
        this.lexicon = lexicon;
        this.tokens = tokens;
    }

    /** What is found in these words, in order. */
    static List<Hint> of(Lexicon lexicon, List<String> tokens) {
        return new Scan(lexicon, tokens).hints();
    }

    private List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Lexicon.Entry entry = lexicon.at(tokens, at);
            if (entry == null) {
                at++;
                continue;
            }
            int end = at + entry.words().size();
            if (!ofAnother(at, end)) {
                double factor = factor(at);
                String phrase = phrase(at, end);
                for (Signal signal : entry.signals()) {
                    if (signal.kind() != Kind.ROLE && signal.kind() != Kind.PRONOUN || ofThePerson(at)) {
                        hints.add(new Hint(signal, phrase, weight(signal, factor), at));
                    }
                }
            }
            at = end;
        }
        return hints;
    }

    private static double weight(Signal signal, double factor) {
        return signal.kind() == Kind.TRAIT ? signal.weight() * factor : factor;
    }

    private int clause(int at) {
        int from = at;
        while (from > 0 && at - from < REACH && !parts(tokens.get(from - 1))) {
            from--;
        }
        return from;
    }

    private static boolean parts(String token) {
        return token.equals(Tokens.STOP) || token.equals(Tokens.COMMA) || TURNS.contains(token);
    }

    private double factor(int at) {
        double factor = 1;
        for (int k = clause(at); k < at; k++) {
            String token = tokens.get(k);
            if (DENIES.contains(token) && !NO_DENIAL.contains(tokens.get(k + 1))) {
                factor *= -.75;
            } else if (token.equals("no") && tokens.get(k + 1).equals("longer")) {
                factor *= -.5;
            } else if (FEIGNS.contains(token)) {
                factor *= -.5;
            } else if (WEAKENS.contains(token)) {
                factor *= .5;
            } else if (STRENGTHENS.contains(token)) {
                factor *= 1.25;
            }
        }
        return Math.clamp(factor, -1.25, 1.25);
    }

    private String phrase(int at, int end) {
        int from = at;
        for (int k = clause(at); k < at; k++) {
            String token = tokens.get(k);
            if (DENIES.contains(token) || FEIGNS.contains(token) || WEAKENS.contains(token)) {
                from = k;
                break;
            }
        }
        return String.join(" ", tokens.subList(from, end));
    }

    private boolean ofAnother(int at, int end) {
        if (end >= tokens.size() || !OTHERS.contains(tokens.get(end))) {
            return false;
        }
        for (int k = clause(at); k < at; k++) {
            if (OWNERS.contains(tokens.get(k)) || GIVERS.contains(tokens.get(k))) {
                return true;
            }
        }
        return false;
    }

    /** True for "a retired baker" and "the baker", not for "her baker" or "the son of a baker". */
    private boolean ofThePerson(int at) {
        int from = clause(at);
        if (from == at) {
            return true;
        }
        boolean article = false;
        for (int k = from; k < at; k++) {
            String token = tokens.get(k);
            if (OWNERS.contains(token) || GIVERS.contains(token) && k >= at - 3) {
                return false;
            }
            article |= token.equals("a") || token.equals("an") || token.equals("the") || token.equals("as");
        }
        return article
                || from == 0
                || tokens.get(from - 1).equals(Tokens.STOP)
                || tokens.get(from - 1).equals(Tokens.COMMA);
    }
}
