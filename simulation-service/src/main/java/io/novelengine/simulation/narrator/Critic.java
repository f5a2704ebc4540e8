package io.novelengine.simulation.narrator;

import java.util.Arrays;
import java.util.List;

/** Scores versions of a passage against what was told before; less is better. */
final class Critic {

    private static final double SPOKEN = 0.30;
    private static final double SPOKEN_SLACK = 0.06;
    private static final double SAME_START = 0.16;
    private static final double LENGTH = 0.04;

    private final LongSet before = new LongSet(1024);
    private final LongSet now = new LongSet(512);
    private final int[] firsts;
    private final int last;
    private final Memory memory;
    private final int target;

    Critic(Memory memory, int target) {
        this.memory = memory;
        this.target = target;
        firsts = new int[memory.sentences.size()];
        var count = 0;
        for (var sentence : memory.sentences) {
            note(sentence, before);
            firsts[count++] = sentence.first();
        }
        last = count == 0 ? 0 : firsts[count - 1];
    }

    private static void note(Sentence sentence, LongSet traces) {
        for (var run : sentence.runs()) {
            traces.add(run);
        }
        traces.add(sentence.start(2));
        traces.add(sentence.start(3));
        if (sentence.size() > Sentence.RUN) {
            traces.add(sentence.whole());
        }
    }

    double score(List<Sentence> sentences) {
        now.clear();
        var starts = Arrays.copyOf(firsts, firsts.length + sentences.size());
        var total = firsts.length;
        var previous = last;
        var score = 0.0;
        var words = 0;
        var spoken = 0;
        var run = 0;
        var length = -10;
        for (var sentence : sentences) {
            if (sentence.size() == 0) {
                continue;
            }
            spoken += sentence.spoken() ? 1 : 0;
            words += sentence.size();
            score += repetition(sentence) + (total > 0 && sentence.first() == previous ? 2.5 : 0);
            previous = sentence.first();
            starts[total++] = previous;
            run = Math.abs(sentence.size() - length) <= 3 ? run + 1 : 0;
            score += (run >= 2 ? 0.8 : 0) + (sentence.size() > 48 ? 1.5 : 0);
            length = sentence.size();
            note(sentence, now);
        }
        return score
                + sameStart(starts, total)
                + dialogue(spoken, total - firsts.length)
                + Math.abs(words - target) * LENGTH;
    }

    private double repetition(Sentence sentence) {
        var score = seen(sentence.start(2)) ? 1.2 : 0;
        score += sentence.size() > 3 && seen(sentence.start(3)) ? 2.5 : 0;
        score += sentence.size() > Sentence.RUN && seen(sentence.whole()) ? 60 : 0;
        for (var run : sentence.runs()) {
            score += seen(run) ? 0.5 : 0;
        }
        return score;
    }

    private boolean seen(long words) {
        return before.contains(words) || now.contains(words);
    }

    private static double sameStart(int[] starts, int total) {
        if (total <= 20) {
            return 0;
        }
        Arrays.sort(starts, 0, total);
        var most = 0;
        for (int from = 0, to = 0; from < total; from = to) {
            while (to < total && starts[to] == starts[from]) {
                to++;
            }
            most = Math.max(most, to - from);
        }
        return Math.max(0, (double) most / total - SAME_START) * 40;
    }

    private double dialogue(int spoken, int sentences) {
        var all = memory.sentencesTold + sentences;
        var share = (double) (memory.sentencesSpoken + spoken) / Math.max(1, all);
        return all < 12 ? 0 : Math.max(0, Math.abs(share - SPOKEN) - SPOKEN_SLACK) * 30;
    }
}
