package io.novelengine.simulation.narrator.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** All frames by key; the keys in alphabetical order. */
public final class Lexicon {

    private static final Lexicon BUILT_IN = load();

    private final List<Frame> all;
    private final Map<String, Map<Frame.Kind, List<Frame>>> frames = new HashMap<>();
    private final int count;
    private final String digest;

    private Lexicon(SortedMap<String, List<Frame>> parsed, String digest) {
        this.digest = digest;
        var numbers = new HashMap<String, Integer>();
        var every = new ArrayList<Frame>();
        parsed.forEach((name, list) -> {
            var numbered = list.stream()
                    .map(frame -> frame.numbered(numbers.computeIfAbsent(frame.id(), any -> numbers.size())))
                    .toList();
            every.addAll(numbered);
            frames.computeIfAbsent(name.substring(0, name.lastIndexOf('#')), any -> new EnumMap<>(Frame.Kind.class))
                    .put(numbered.getFirst().kind(), numbered);
        });
        all = List.copyOf(every);
        count = numbers.size();
    }

    /** The frames that come with the narrator. */
    public static Lexicon builtIn() {
        return BUILT_IN;
    }

    /** The frames of a key and kind; empty when there are none. */
    public List<Frame> of(String key, Frame.Kind kind) {
        var kinds = frames.get(key);
        return kinds == null ? List.of() : kinds.getOrDefault(kind, List.of());
    }

    /** Whether any frame of the key exists. */
    public boolean has(String key) {
        return frames.containsKey(key);
    }

    /** Every frame, in the order of keys and files. */
    public List<Frame> all() {
        return all;
    }

    /** SHA-256 of the texts of all frames and synonyms, in hex. */
    public String digest() {
        return digest;
    }

    /** How many frames there are; their numbers are below it. */
    public int count() {
        return count;
    }

    private static Lexicon load() {
        var frames = new TreeMap<String, List<Frame>>();
        var texts = new StringBuilder(read("words.txt"));
        for (var file : read("index.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            var text = read(file);
            texts.append(text);
            parse(text, file, frames);
        }
        return new Lexicon(frames, digest(texts.toString()));
    }

    static void parse(String text, String source, Map<String, List<Frame>> into) {
        var keys = List.<String>of();
        var number = 0;
        for (var raw : text.lines().toList()) {
            number++;
            var line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("@")) {
                keys = List.of(line.substring(1).strip().split("\\s+"));
                continue;
            }
            var colon = line.indexOf(": ");
            if (keys.isEmpty() || colon < 0) {
                throw new IllegalStateException(source + ":" + number + ": not a frame: " + line);
            }
            var head = List.of(line.substring(0, colon).split("\\s+"));
            var kind = kind(head.getFirst(), source + ":" + number);
            var tags = head.subList(1, head.size());
            for (var tag : tags) {
                if (!Tags.known(tag)) {
                    throw new IllegalStateException(source + ":" + number + ": unknown tag " + tag);
                }
            }
            for (var key : keys) {
                var list = into.computeIfAbsent(key + "#" + kind, any -> new ArrayList<>());
                try {
                    list.add(FrameParser.parse(
                            keys.getFirst() + "#" + source + ":" + number,
                            kind,
                            Tags.of(tags),
                            line.substring(colon + 2).strip()));
                } catch (IllegalArgumentException bad) {
                    throw new IllegalStateException(source + ":" + number + ": " + bad.getMessage(), bad);
                }
            }
        }
    }

    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Frame.Kind kind(String sigil, String where) {
        return switch (sigil) {
            case "s" -> Frame.Kind.SENTENCE;
            case "p" -> Frame.Kind.PREDICATE;
            case "l" -> Frame.Kind.LINE;
            case "r" -> Frame.Kind.REPLY;
            case "f" -> Frame.Kind.PHRASE;
            default -> throw new IllegalStateException(where + ": unknown kind " + sigil);
        };
    }

    private static String read(String file) {
        try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
