package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Scores versions of a passage against what was told before; less is better. */
final class Critic {

    private final List<List<String>> before = new ArrayList<>();
    private final Set<List<String>> grams = new HashSet<>();
    private final Set<String> starts = new HashSet<>();
    private final Set<String> whole = new HashSet<>();
    private final Memory memory;
    private final int target;

    Critic(Memory memory, int target) {
        this.memory = memory;
        this.target = target;
        for (var sentence : memory.sentences) {
            var words = Words.of(sentence);
            before.add(words);
            note(words, grams, starts, whole);
        }
    }

    private static void note(List<String> words, Set<List<String>> grams, Set<String> starts, Set<String> whole) {
        for (var i = 0; i + 4 <= words.size(); i++) {
            grams.add(words.subList(i, i + 4));
        }
        starts.add(start(words, 2));
        starts.add(start(words, 3));
        whole.add(String.join(" ", words));
    }

    private static String start(List<String> words, int n) {
        return String.join(" ", words.subList(0, Math.min(n, words.size())));
    }

    double score(List<Paragraph> paragraphs) {
<<<<<<< HEAD
        var now = new Traces();
        var counts = new HashMap<>(firsts);
        var total = memory.sentences.size();
        var previous = last;
=======
        var newGrams = new HashSet<List<String>>();
        var newStarts = new HashSet<String>();
        var newWhole = new HashSet<String>();
        var firsts = new HashMap<String, Integer>();
        var total = 0;
        for (var words : before) {
            if (!words.isEmpty()) {
                firsts.merge(words.getFirst(), 1, Integer::sum);
                total++;
            }
        }
        var previous = before.isEmpty() || before.getLast().isEmpty()
                ? ""
                : before.getLast().getFirst();
>>>>>>> engine
        var score = 0.0;
        var count = 0;
        var spoken = 0;
        var sentences = 0;
        var run = 0;
        var length = -10;
        for (var paragraph : paragraphs) {
            for (var sentence : Typography.sentences(paragraph.text())) {
                var words = Words.of(sentence);
                if (words.isEmpty()) {
                    continue;
                }
                sentences++;
                spoken += sentence.indexOf('“') >= 0 ? 1 : 0;
                count += words.size();
                score += words.getFirst().equals(previous) ? 2.5 : 0;
                previous = words.getFirst();
                firsts.merge(previous, 1, Integer::sum);
                total++;
                score += seen(start(words, 2), newStarts) ? 1.2 : 0;
                score += words.size() > 3 && seen(start(words, 3), newStarts) ? 2.5 : 0;
                var text = String.join(" ", words);
                if (words.size() > 4 && (whole.contains(text) || newWhole.contains(text))) {
                    score += 60;
                }
                for (var i = 0; i + 4 <= words.size(); i++) {
                    var gram = words.subList(i, i + 4);
                    score += grams.contains(gram) || newGrams.contains(gram) ? 0.5 : 0;
                }
                run = Math.abs(words.size() - length) <= 3 ? run + 1 : 0;
                score += run >= 2 ? 0.8 : 0;
                length = words.size();
                score += words.size() > 48 ? 1.5 : 0;
                note(words, newGrams, newStarts, newWhole);
            }
        }
        var most = 0;
        for (var number : firsts.values()) {
            most = Math.max(most, number);
        }
        if (total > 20) {
            score += Math.max(0, (double) most / total - 0.16) * 40;
        }
        var share = (double) (memory.sentencesSpoken + spoken) / Math.max(1, memory.sentencesTold + sentences);
        score += memory.sentencesTold + sentences < 12 ? 0 : Math.max(0, Math.abs(share - 0.30) - 0.06) * 30;
        return score + Math.abs(count - target) * 0.02;
    }

    private boolean seen(String start, Set<String> fresh) {
        return starts.contains(start) || fresh.contains(start);
    }
}
