package io.novelengine.simulation.cast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    private final Map<String, List<Entry>> byWord;
    private final Map<Character, List<Entry>> byStem;
    private final Map<String, List<Signal>> names;
    private final int size;

    private Lexicon(
            Map<String, List<Entry>> byWord,
            Map<Character, List<Entry>> byStem,
            Map<String, List<Signal>> names,
            int size) {
        this.byWord = byWord;
        this.byStem = byStem;
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
        String word = tokens.get(at);
        Entry found = first(byWord.getOrDefault(word, List.of()), tokens, at);
        return found != null ? found : first(byStem.getOrDefault(word.charAt(0), List.of()), tokens, at);
    }

    private static @Nullable Entry first(List<Entry> entries, List<String> tokens, int at) {
        for (Entry entry : entries) {
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
        Map<String, List<Entry>> byWord = new HashMap<>();
        Map<Character, List<Entry>> byStem = new HashMap<>();
        phrases.forEach((phrase, signals) -> {
            Entry entry = new Entry(List.of(phrase.split(" ")), List.copyOf(signals));
            String first = entry.words().getFirst();
            if (first.endsWith("*")) {
                byStem.computeIfAbsent(first.charAt(0), key -> new ArrayList<>())
                        .add(entry);
            } else {
                byWord.computeIfAbsent(first, key -> new ArrayList<>()).add(entry);
            }
        });
        Comparator<Entry> longestFirst =
                Comparator.comparingInt(entry -> -entry.words().size());
        byWord.values().forEach(list -> list.sort(longestFirst));
        byStem.values().forEach(list -> list.sort(longestFirst));
        return new Lexicon(byWord, byStem, names, phrases.size());
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
