package io.novelengine.simulation.narrator.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much a set of texts repeats itself: BLEU-4 of each text against the others, smoothed by 0.1, without brevity penalty. */
public final class SelfBleu {

    private static final double SMOOTHING = 0.1;
    private static final int ORDER = 4;

    private SelfBleu() {}

    /** The mean over the texts; 0 for fewer than two. */
    public static double of(List<String> texts) {
        if (texts.size() < 2) {
            return 0;
        }
        var counts = new ArrayList<List<Map<List<String>, Integer>>>();
        for (var text : texts) {
            var words = List.copyOf(Words.of(text));
            var orders = new ArrayList<Map<List<String>, Integer>>();
            for (var n = 1; n <= ORDER; n++) {
                orders.add(grams(words, n));
            }
            counts.add(orders);
        }
        var sum = 0.0;
        for (var i = 0; i < texts.size(); i++) {
            sum += one(counts, i);
        }
        return sum / texts.size();
    }

    private static double one(List<List<Map<List<String>, Integer>>> counts, int index) {
        var logs = 0.0;
        for (var n = 0; n < ORDER; n++) {
            var total = 0;
            var matched = 0;
            for (var entry : counts.get(index).get(n).entrySet()) {
                total += entry.getValue();
                var most = 0;
                for (var other = 0; other < counts.size(); other++) {
                    if (other != index) {
                        most = Math.max(most, counts.get(other).get(n).getOrDefault(entry.getKey(), 0));
                    }
                }
                matched += Math.min(most, entry.getValue());
            }
            logs += Math.log((matched == 0 ? SMOOTHING : matched) / Math.max(1, total));
        }
        return Math.exp(logs / ORDER);
    }

    private static Map<List<String>, Integer> grams(List<String> words, int n) {
        var grams = new HashMap<List<String>, Integer>();
        for (var i = 0; i + n <= words.size(); i++) {
            grams.merge(words.subList(i, i + n), 1, Integer::sum);
        }
        return grams;
    }
}
