package io.novelengine.simulation.narrator.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words that can stand for one another in a given text, and names that are left as they are. */
public final class Synonyms {

    private static final Map<String, List<Entry>> BUILT_IN = load();

    private final Map<String, List<Entry>> names;

    /** A phrase by its words, and what may stand for it; nothing for a phrase that is left as it is. */
    private record Entry(List<String> words, List<String> others) {}

    private Synonyms(Map<String, List<Entry>> names) {
        this.names = names;
    }

    /** The synonyms that come with the narrator, for texts in which these names are to stay. */
    public static Synonyms sparing(Collection<String> names) {
        var own = new HashMap<String, List<Entry>>();
        names.forEach(name -> add(name, List.of(), own));
        return new Synonyms(own);
    }

    /** The text with some of its words exchanged. */
    public String exchange(String text, Dice dice) {
        var out = new StringBuilder(text.length() + 16);
        var at = 0;
        while (at < text.length()) {
            var end = word(text, at);
            if (end == at) {
                out.append(text.charAt(at++));
                continue;
            }
            var entry = longest(text, at, end);
            var past = entry == null ? end : end(text, at, entry);
            var phrase = text.substring(at, past);
            out.append(entry == null || entry.others().isEmpty() ? phrase : other(phrase, entry, dice));
            at = past;
        }
        return out.toString();
    }

    private static String other(String phrase, Entry entry, Dice dice) {
        var chosen = dice.below(entry.others().size() + 1);
        if (chosen == 0) {
            return phrase;
        }
        var other = entry.others().get(chosen - 1);
        return Character.isUpperCase(phrase.charAt(0))
                ? Character.toUpperCase(other.charAt(0)) + other.substring(1)
                : other;
    }

    private @Nullable Entry longest(String text, int at, int end) {
        var first = text.substring(at, end).toLowerCase(Locale.ROOT);
        Entry best = null;
        for (var entries : List.of(names.getOrDefault(first, List.of()), BUILT_IN.getOrDefault(first, List.of()))) {
            for (var entry : entries) {
                if ((best == null || entry.words().size() > best.words().size()) && end(text, at, entry) > 0) {
                    best = entry;
                }
            }
        }
        return best;
    }

    /** Where the phrase of the entry ends in the text; 0 if it does not stand there. */
    private static int end(String text, int start, Entry entry) {
        var at = start;
        for (var word : entry.words()) {
            at = at > start && at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
            var end = word(text, at);
            if (end - at != word.length() || !text.regionMatches(true, at, word, 0, word.length())) {
                return 0;
            }
            at = end;
        }
        return at;
    }

    private static int word(String text, int from) {
        var at = from;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || "’'-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static Map<String, List<Entry>> load() {
        var entries = new HashMap<String, List<Entry>>();
        for (var raw : read().lines().toList()) {
            var line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var oneWay = line.indexOf('>');
            if (oneWay > 0) {
                add(line.substring(0, oneWay), split(line.substring(oneWay + 1), "\\|"), entries);
                continue;
            }
            var equals = split(line, "=");
            for (var one : equals) {
                add(one, equals.stream().filter(other -> !other.equals(one)).toList(), entries);
            }
        }
        return entries;
    }

    private static List<String> split(String text, String by) {
        return List.of(text.split(by)).stream().map(String::strip).toList();
    }

    private static void add(String phrase, List<String> others, Map<String, List<Entry>> into) {
        var words = split(phrase.strip().toLowerCase(Locale.ROOT), " ");
        into.computeIfAbsent(words.getFirst(), any -> new ArrayList<>()).add(new Entry(words, others));
    }

    private static String read() {
        try (var in = Objects.requireNonNull(Synonyms.class.getResourceAsStream("words.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
