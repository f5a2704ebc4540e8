package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores versions of a passage against what was told before; less is better. */
final class Critic {

    /*
     * Word sequences are kept as 64-bit hashes: a collision costs half a point in a comparison of versions and nothing
     * else, and a turn is scored some thousand times faster than with lists of words.
     */

    private static final double SPOKEN = 0.30;
    private static final double SPOKEN_SLACK = 0.06;
    private static final double SAME_START = 0.16;

    private final Traces before = new Traces();
    private final Map<String, Integer> firsts = new HashMap<>();
    private final String last;
    private final Memory memory;
    private final int target;

    /** What has been seen: runs of four words, starts of two and three words, whole sentences. */
    private static final class Traces {

        private final Set<Long> grams = new HashSet<>();
        private final Set<Long> starts = new HashSet<>();
        private final Set<Long> whole = new HashSet<>();

        void note(List<String> words) {
            for (var i = 0; i + 4 <= words.size(); i++) {
                grams.add(hash(words, i, i + 4));
            }
            starts.add(hash(words, 0, Math.min(2, words.size())));
            starts.add(hash(words, 0, Math.min(3, words.size())));
            whole.add(hash(words, 0, words.size()));
        }
    }

    Critic(Memory memory, int target) {
        this.memory = memory;
        this.target = target;
        var previous = "";
        for (var words : memory.sentences) {
            before.note(words);
            previous = words.getFirst();
            firsts.merge(previous, 1, Integer::sum);
        }
        last = previous;
    }

    private static long hash(List<String> words, int from, int to) {
        var hash = 0xCBF29CE484222325L + to - from;
        for (var i = from; i < to; i++) {
            hash = (hash ^ words.get(i).hashCode()) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    double score(List<Paragraph> paragraphs) {
        var now = new Traces();
        var counts = new HashMap<>(firsts);
        var total = memory.sentences.size();
        var previous = last;
        var score = 0.0;
        var words = 0;
        var spoken = 0;
        var sentences = 0;
        var run = 0;
        var length = -10;
        for (var paragraph : paragraphs) {
            for (var text : Typography.sentences(paragraph.text())) {
                var sentence = Words.of(text);
                if (sentence.isEmpty()) {
                    continue;
                }
                sentences++;
                spoken += text.indexOf('“') >= 0 ? 1 : 0;
                words += sentence.size();
                score += repetition(sentence, now) + (sentence.getFirst().equals(previous) ? 2.5 : 0);
                previous = sentence.getFirst();
                counts.merge(previous, 1, Integer::sum);
                run = Math.abs(sentence.size() - length) <= 3 ? run + 1 : 0;
                score += (run >= 2 ? 0.8 : 0) + (sentence.size() > 48 ? 1.5 : 0);
                length = sentence.size();
                now.note(sentence);
            }
        }
        return score
                + sameStart(counts, total + sentences)
                + dialogue(spoken, sentences)
                + Math.abs(words - target) * 0.02;
    }

    private double repetition(List<String> sentence, Traces now) {
        var score = seen(hash(sentence, 0, Math.min(2, sentence.size())), now) ? 1.2 : 0;
        score += sentence.size() > 3 && seen(hash(sentence, 0, 3), now) ? 2.5 : 0;
        var whole = hash(sentence, 0, sentence.size());
        score += sentence.size() > 4 && (before.whole.contains(whole) || now.whole.contains(whole)) ? 60 : 0;
        for (var i = 0; i + 4 <= sentence.size(); i++) {
            var gram = hash(sentence, i, i + 4);
            score += before.grams.contains(gram) || now.grams.contains(gram) ? 0.5 : 0;
        }
        return score;
    }

    private boolean seen(long start, Traces now) {
        return before.starts.contains(start) || now.starts.contains(start);
    }

    private static double sameStart(Map<String, Integer> counts, int total) {
        var most = 0;
        for (var count : counts.values()) {
            most = Math.max(most, count);
        }
        return total <= 20 ? 0 : Math.max(0, (double) most / total - SAME_START) * 40;
    }

    private double dialogue(int spoken, int sentences) {
        var all = memory.sentencesTold + sentences;
        var share = (double) (memory.sentencesSpoken + spoken) / Math.max(1, all);
        return all < 12 ? 0 : Math.max(0, Math.abs(share - SPOKEN) - SPOKEN_SLACK) * 30;
    }
}
