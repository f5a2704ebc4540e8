package io.novelengine.simulation.cast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What words in a description say of a person, read from {@code lexicon.txt}. */
final class Lexicon {

    static final Lexicon ENGLISH = parse(read("lexicon.txt"));

    /** A phrase with what it says. */
    record Entry(List<String> words, List<Signal> signals) {

        private boolean fits(List<String> tokens, int at) {
            if (at + words.size() > tokens.size()) {
                return false;
            }
            for (int k = 0; k < words.size(); k++) {
                if (!fits(words.get(k), tokens.get(at + k))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fits(String word, String token) {
            return word.endsWith("*") ? token.startsWith(word.substring(0, word.length() - 1)) : word.equals(token);
        }
    }

    private final Map<Character, List<Entry>> entries;
    private final Map<String, List<Signal>> names;
    private final int size;

    private Lexicon(Map<Character, List<Entry>> entries, Map<String, List<Signal>> names, int size) {
        this.entries = entries;
        this.names = names;
        this.size = size;
    }

    /** Number of phrases. */
    int size() {
        return size;
    }

    /** The longest phrase that begins at this word; null if none does. */
    @Nullable
    Entry at(List<String> tokens, int at) {
        for (Entry entry : entries.getOrDefault(tokens.get(at).charAt(0), List.of())) {
            if (entry.fits(tokens, at)) {
                return entry;
            }
        }
        return null;
    }

    /** What a given name says; empty for a name that is not listed. */
    List<Signal> name(String word) {
        return names.getOrDefault(word, List.of());
    }

    static Lexicon parse(String text) {
        Map<String, List<Signal>> phrases = new LinkedHashMap<>();
        Map<String, List<Signal>> names = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(" : ");
                List<Signal> signals = signals(line.substring(0, colon));
                boolean ofNames = signals.stream().anyMatch(signal -> signal.kind() == Signal.Kind.NAME);
                for (String phrase : line.substring(colon + 3).split(",")) {
                    (ofNames ? names : phrases)
                            .computeIfAbsent(phrase.strip(), key -> new ArrayList<>())
                            .addAll(signals);
                }
            }
        }
        Map<Character, List<Entry>> entries = new TreeMap<>();
        phrases.forEach((phrase, signals) -> entries.computeIfAbsent(phrase.charAt(0), key -> new ArrayList<>())
                .add(new Entry(List.of(phrase.split(" ")), List.copyOf(signals))));
        entries.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Entry entry) -> -entry.words().size())
                                .thenComparing(entry -> entry.words().getFirst().endsWith("*"))));
        return new Lexicon(entries, Collections.unmodifiableMap(names), phrases.size());
    }

    private static List<Signal> signals(String words) {
        List<Signal> signals = new ArrayList<>();
        for (String word : words.strip().split(" +")) {
            if (!word.equals("-")) {
                signals.add(Signal.of(word));
            }
        }
        return signals;
    }

    static String read(String name) {
        try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not beside " + Lexicon.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
