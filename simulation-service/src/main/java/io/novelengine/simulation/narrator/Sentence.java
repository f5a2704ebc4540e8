package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.List;

/** A sentence of a story with the hashes of its words and of its runs of words. */
final class Sentence {

    /*
     * Word sequences are kept as 64-bit hashes, which begin with the number of words: a collision costs half a point in
     * a comparison of versions, or an attempt at other words, and nothing else.
     */
    static final int RUN = 4;

    private final String text;
    private final int[] words;
    private final long[] runs;
    private final boolean spoken;

    private Sentence(String text, boolean spoken) {
        this.text = text;
        this.spoken = spoken;
        words = Words.hashes(text);
        runs = new long[Math.max(0, words.length - RUN + 1)];
        for (var i = 0; i < runs.length; i++) {
            runs[i] = hash(i, i + RUN);
        }
    }

    /** A sentence outside quotation marks, unless it opens them itself. */
    static Sentence of(String text) {
        return new Sentence(text, text.indexOf('“') >= 0);
    }

    /** The sentences of a text, which may hold speech of several sentences. */
    static List<Sentence> all(String text) {
        var out = new ArrayList<Sentence>();
        var inside = false;
        for (var sentence : Typography.sentences(text)) {
            out.add(new Sentence(sentence, inside || sentence.indexOf('“') >= 0));
            inside = sentence.lastIndexOf('“') > sentence.lastIndexOf('”') || inside && sentence.indexOf('”') < 0;
        }
        return out;
    }

    private static long hash(int[] words, int from, int to) {
        var hash = 0xCBF29CE484222325L + to - from;
        for (var i = from; i < to; i++) {
            hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private long hash(int from, int to) {
        return hash(words, from, to);
    }

    String text() {
        return text;
    }

    /** The number of words. */
    int size() {
        return words.length;
    }

    /** Whether it holds speech or is part of it. */
    boolean spoken() {
        return spoken;
    }

    /** Whether it is long enough for a reader to notice that it comes again. */
    boolean telling() {
        return words.length > RUN;
    }

    int first() {
        return words[0];
    }

    /** The first words, at most {@code count}. */
    long start(int count) {
        return hash(0, Math.min(count, words.length));
    }

    long whole() {
        return hash(0, words.length);
    }

    /** Each run of four words. */
    long[] runs() {
        return runs;
    }
}
