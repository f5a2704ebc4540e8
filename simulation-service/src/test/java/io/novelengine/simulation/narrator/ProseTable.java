package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.measure.SelfBleu;
import io.novelengine.simulation.narrator.measure.TextMetrics;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints the metrics of stories beside the human and naive columns. */
final class ProseTable {

    private ProseTable() {}

    public static void main(String[] args) {
        var seeds = Integer.parseInt(args[0]);
        var texts = new ArrayList<String>();
        var bleu = 0.0;
        var groups = 0;
        var words = new ArrayList<Integer>();
        var dialogue = 0.0;
        var start = System.nanoTime();
        for (var scenario : Library.scenarios()) {
            for (var cast : Library.casts()) {
                if (args.length > 1 && (scenario.hashCode() + cast.hashCode()) % 4 != 0) {
                    continue;
                }
                var group = new ArrayList<String>();
                for (var seed = 1; seed <= seeds; seed++) {
                    var text = story(Setup.of(
                            Library.scenario(scenario), Library.cast(cast).subList(0, 5), seed, 12));
                    group.add(text);
                    words.add(Words.of(text).size());
                    dialogue += TextMetrics.dialogueShare(text);
                }
                texts.addAll(group);
                bleu += SelfBleu.of(group);
                groups++;
            }
        }
        System.out.printf("%d stories in %.1f s%n", texts.size(), (System.nanoTime() - start) / 1e9);
        words.sort(null);
        System.out.printf(
                "words %d %d %d dialogue %.3f self-BLEU %.3f%n",
                words.getFirst(), words.get(words.size() / 2), words.getLast(), dialogue / texts.size(), bleu / groups);
        TextMetrics.pooled(texts, 1000)
                .forEach((metric, value) -> System.out.printf(
                        "%-40s %.3f  human %.3f (%.3f..%.3f) %s%n",
                        metric.label(),
                        value,
                        metric.human(),
                        metric.humanLow(),
                        metric.humanHigh(),
                        metric.holds(value) ? "" : "FAILS " + metric.least() + ".." + metric.most()));
        starts(texts, 1);
        starts(texts, 2);
        starts(texts, 3);
    }

    private static void starts(List<String> texts, int n) {
        Map<String, Integer> counts = new HashMap<>();
        for (var text : texts) {
            for (var sentence : Typography.sentences(text)) {
                var words = Words.of(sentence);
                if (words.size() >= n) {
                    counts.merge(String.join(" ", words.subList(0, n)), 1, Integer::sum);
                }
            }
        }
        System.out.println(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(25)
                .toList());
    }

    static String story(Setup setup) {
        var story = new Engine().tell(setup);
        var telling = Chronicler.begin(setup, story.parts(), story.things(), Style.DEFAULT);
        var out = new StringBuilder();
        for (var turn : story.turns()) {
            var told = Chronicler.tell(telling, turn);
            telling = told.telling();
            out.append(told.passage().text()).append("\n\n");
        }
        return out.toString();
    }
}
