package io.novelengine.simulation.narrator.frames;

import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every way through a frame as a graph of words, in which a slot or a verb stands for any words. */
public final class WordPaths {

    private static final String ANY = "*";
    private static final Map<Frame, WordPaths> MADE = new HashMap<>();

    private final List<String> words = new ArrayList<>();
    private final List<Set<Integer>> next = new ArrayList<>();

    private record Piece(Set<Integer> first, Set<Integer> last, boolean empty) {}

    private WordPaths() {}

    /** The paths of a frame. */
    public static WordPaths of(Frame frame) {
        return MADE.computeIfAbsent(frame, any -> {
            var paths = new WordPaths();
            paths.sequence(frame.tokens());
            return paths;
        });
    }

    /** The most words of the frame itself in a path that reads like this run; 0 if there is no such path. */
    public int matches(List<String> run) {
        var most = 0;
        for (var start = 0; start < words.size(); start++) {
            most = Math.max(most, matches(run, 0, start));
        }
        return Math.max(0, most);
    }

    private int matches(List<String> run, int at, int node) {
        var word = words.get(node);
        var own = word.equals(ANY) ? 0 : 1;
        if (own == 1 && !word.equals(run.get(at))) {
            return -1;
        }
        if (at == run.size() - 1) {
            return own;
        }
        var most = -1;
        for (var follower : next.get(node)) {
            most = Math.max(most, matches(run, at + 1, follower));
        }
        return most < 0 ? -1 : most + own;
    }

    private int node(String word) {
        words.add(word);
        next.add(new LinkedHashSet<>());
        return words.size() - 1;
    }

    private Piece sequence(List<Token> tokens) {
        var whole = new Piece(Set.of(), Set.of(), true);
        for (var token : tokens) {
            whole = join(
                    whole,
                    switch (token) {
                        case Token.Text text -> text(text.text());
                        case Token.Choice choice -> choice(choice);
                        case Token.Slot slot -> wildcard();
                        case Token.Verb verb -> wildcard();
                    });
        }
        return whole;
    }

    private Piece join(Piece one, Piece two) {
        one.last().forEach(node -> next.get(node).addAll(two.first()));
        var first = new LinkedHashSet<>(one.first());
        var last = new LinkedHashSet<>(two.last());
        if (one.empty()) {
            first.addAll(two.first());
        }
        if (two.empty()) {
            last.addAll(one.last());
        }
        return new Piece(first, last, one.empty() && two.empty());
    }

    private Piece text(String text) {
        var whole = new Piece(Set.of(), Set.of(), true);
        for (var word : Words.of(text)) {
            var node = node(word);
            whole = join(whole, new Piece(Set.of(node), Set.of(node), false));
        }
        return whole;
    }

    private Piece wildcard() {
        var node = node(ANY);
        next.get(node).add(node);
        return new Piece(Set.of(node), Set.of(node), false);
    }

    private Piece choice(Token.Choice choice) {
        var first = new LinkedHashSet<Integer>();
        var last = new LinkedHashSet<Integer>();
        var empty = false;
        for (var option : choice.options()) {
            var piece = sequence(option);
            first.addAll(piece.first());
            last.addAll(piece.last());
            empty |= piece.empty();
        }
        return new Piece(first, last, empty);
    }
}
