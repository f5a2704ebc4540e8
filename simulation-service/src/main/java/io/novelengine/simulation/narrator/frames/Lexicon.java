package io.novelengine.simulation.narrator.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** All frames by key; the keys in alphabetical order. */
public final class Lexicon {

    private static final Lexicon BUILT_IN = load();

    private final Map<String, List<Frame>> frames;

    private Lexicon(Map<String, List<Frame>> frames) {
        this.frames = frames;
    }

    /** The frames that come with the narrator. */
    public static Lexicon builtIn() {
        return BUILT_IN;
    }

    /** The frames of a key and kind; empty when there are none. */
    public List<Frame> of(String key, Frame.Kind kind) {
        return frames.getOrDefault(key + "#" + kind, List.of());
    }

    /** Whether any frame of the key exists. */
    public boolean has(String key) {
        for (var kind : Frame.Kind.values()) {
            if (frames.containsKey(key + "#" + kind)) {
                return true;
            }
        }
        return false;
    }

    /** Every frame, in the order of keys and files. */
    public List<Frame> all() {
        return frames.values().stream().flatMap(List::stream).toList();
    }

    private static Lexicon load() {
        var frames = new TreeMap<String, List<Frame>>();
        for (var file : read("index.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            parse(read(file), file, frames);
        }
        frames.replaceAll((key, list) -> List.copyOf(list));
        return new Lexicon(frames);
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
            var tags = Set.copyOf(head.subList(1, head.size()));
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
                            tags,
                            line.substring(colon + 2).strip()));
                } catch (IllegalArgumentException bad) {
                    throw new IllegalStateException(source + ":" + number + ": " + bad.getMessage(), bad);
                }
            }
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
