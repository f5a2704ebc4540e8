package io.novelengine.character.lore;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.novelengine.character.profile.Profile.Fact;
import io.novelengine.character.profile.Profile.Lore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings facts to mind by what was said. */
final class Recall {

    /*
     * The rules of lorebooks: a fact comes to mind when it is constant or one of its keys is found in the texts looked
     * through, and, where it has secondary keys, one of those too; a regular expression that is not valid finds nothing.
     * Where it is allowed, what came to mind is looked through in turn, until nothing new comes. When all of it is more
     * than the budget, the least of priority goes first, among equals the one told earliest. Keys are looked for as whole
     * words, whatever the case unless the fact says otherwise. Expressions run on an engine whose time is linear in the
     * text; what a recall looks through, how many expressions it tries and how far one may unfold its counts are bounded,
     * so that no card can make a recall long.
     */

    static final int MOST_SCANNED = 20_000;
    static final int MOST_EXPRESSIONS = 400;
    private static final int MOST_UNFOLDED = 1_000;
    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int MOST_ROUNDS = 8;
    private static final int USUAL_DEPTH = 8;

    private final Lore lore;
    private final int turn;
    private final SortedSet<Integer> before;
    private int expressions;

    /**
     * A recall.
     *
     * @param turn number of the turn, from 1
     * @param before indexes of the facts that came to mind at an earlier turn
     */
    Recall(Lore lore, int turn, SortedSet<Integer> before) {
        this.lore = lore;
        this.turn = turn;
        this.before = before;
    }

    /** Indexes of the facts that come to mind, in the order of telling; the latest text stands last. */
    List<Integer> of(List<String> texts) {
        var depth = lore.scanDepth() == null ? USUAL_DEPTH : lore.scanDepth();
        var scanned = last(String.join("\n", texts.subList(Math.max(0, texts.size() - depth), texts.size())));
        var found = new TreeSet<Integer>();
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var fresh = fresh(scanned, found);
            found.addAll(fresh);
            if (fresh.isEmpty() || !Boolean.TRUE.equals(lore.recursive())) {
                break;
            }
            scanned = last(String.join(
                    "\n", fresh.stream().map(index -> fact(index).text()).toList()));
        }
        return withinBudget(found.stream()
                .sorted(Comparator.comparing((Integer index) -> order(fact(index)))
                        .thenComparing(index -> index))
                .toList());
    }

    private static String last(String text) {
        return text.substring(Math.max(0, text.length() - MOST_SCANNED));
    }

    private List<Integer> fresh(String scanned, SortedSet<Integer> found) {
        var lower = scanned.toLowerCase(Locale.ROOT);
        var fresh = new ArrayList<Integer>();
        for (var index = 0; index < lore.facts().size(); index++) {
            if (!found.contains(index) && comes(index, new Scan(scanned, lower))) {
                fresh.add(index);
            }
        }
        return fresh;
    }

    private boolean comes(int index, Scan scan) {
        var fact = fact(index);
        if (before.contains(index) && "stays".equals(fact.lasting())) {
            return true;
        }
        if (before.contains(index) && "once".equals(fact.lasting())
                || fact.onlyAfter() != null && turn < fact.onlyAfter()
                || fact.onlyEvery() != null && turn % fact.onlyEvery() != 0) {
            return false;
        }
        if (Boolean.TRUE.equals(fact.constant())) {
            return true;
        }
        return any(fact, fact.keys(), scan, fact.regex())
                && (fact.secondaryKeys() == null || any(fact, fact.secondaryKeys(), scan, false))
                && (fact.excludeKeys() == null || !any(fact, fact.excludeKeys(), scan, false));
    }

    private boolean any(Fact fact, @Nullable List<String> keys, Scan scan, @Nullable Boolean regex) {
        var caseSensitive = Boolean.TRUE.equals(fact.caseSensitive());
        return keys != null
                && keys.stream()
                        .anyMatch(key -> Boolean.TRUE.equals(regex)
                                ? expressions++ < MOST_EXPRESSIONS && matches(key, scan.text(), caseSensitive)
                                : contains(key, scan, caseSensitive));
    }

    /** The key may be written between slashes with flags after it. */
    private static boolean matches(String key, String scanned, boolean caseSensitive) {
        var slash = key.lastIndexOf('/');
        var bare = key.startsWith("/") && slash > 0;
        var flags = bare ? key.substring(slash + 1) : "";
        var options = (bare ? flags.contains("i") : !caseSensitive) ? Pattern.CASE_INSENSITIVE : 0;
        options |= flags.contains("s") ? Pattern.DOTALL : 0;
        options |= flags.contains("m") ? Pattern.MULTILINE : 0;
        if (unfolded(key) > MOST_UNFOLDED) {
            return false;
        }
        try {
            return Pattern.compile(bare ? key.substring(1, slash) : key, options)
                    .matcher(scanned)
                    .find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static double unfolded(String key) {
        var counts = COUNT.matcher(key);
        var product = 1.0;
        while (counts.find()) {
            var last = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product *= Math.max(1, Double.parseDouble(last));
        }
        return product;
    }

    private static boolean contains(String key, Scan scan, boolean caseSensitive) {
        var text = caseSensitive ? scan.text() : scan.lower();
        var wanted = caseSensitive ? key : key.toLowerCase(Locale.ROOT);
        for (var at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            var end = at + wanted.length();
            if (isEdge(text, at - 1, wanted.charAt(0)) && isEdge(text, end, wanted.charAt(wanted.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Scripts without spaces between words have no edges. */
    private static boolean isEdge(String text, int at, char beside) {
        return at < 0
                || at >= text.length()
                || !Character.isLetterOrDigit(text.charAt(at))
                || Character.isIdeographic(beside)
                || !Character.isLetterOrDigit(beside);
    }

    private List<Integer> withinBudget(List<Integer> found) {
        if (lore.budget() == null) {
            return found;
        }
        var kept = new ArrayList<>(found);
        var tokens = found.stream().mapToInt(index -> tokens(fact(index))).sum();
        var leastFirst = found.stream()
                .sorted(Comparator.comparing((Integer index) -> priority(fact(index)))
                        .thenComparing(index -> order(fact(index)))
                        .thenComparing(index -> index))
                .toList();
        for (var index : leastFirst) {
            if (tokens <= lore.budget()) {
                break;
            }
            tokens -= tokens(fact(index));
            kept.remove(index);
        }
        return kept;
    }

    private Fact fact(int index) {
        return lore.facts().get(index);
    }

    private static int tokens(Fact fact) {
        return Math.ceilDiv(fact.text().length(), CHARACTERS_PER_TOKEN);
    }

    private static int priority(Fact fact) {
        return fact.priority() == null ? 0 : fact.priority();
    }

    private static int order(Fact fact) {
        return fact.order() == null ? 0 : fact.order();
    }

    /** What is looked through, and the same in lower case. */
    private record Scan(String text, String lower) {}
}
