package io.novelengine.simulation.narrator.measure;

import io.novelengine.simulation.narrator.grammar.Typography;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;

/** Computes the metrics of one window and their means over many. */
public final class TextMetrics {

    private static final Set<String> PRONOUNS =
            Set.of("he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs");
    private static final Set<String> NO_NAMES = Set.of("i", "i'm", "i'll", "i'd", "i've");

    private TextMetrics() {}

    /** The metrics of one window, given as its sentences. */
    public static Map<Metric, Double> of(List<String> sentences) {
        var text = String.join(" ", sentences);
        var words = Words.of(text);
        var out = new EnumMap<Metric, Double>(Metric.class);
        out.put(Metric.DISTINCT_1, distinct(words, 1));
        out.put(Metric.DISTINCT_2, distinct(words, 2));
        out.put(Metric.DISTINCT_3, distinct(words, 3));
        out.put(Metric.DISTINCT_4, distinct(words, 4));
        out.put(Metric.MATTR_50, movingTypes(words, 50));
        var lengths = sentences.stream()
                .mapToInt(sentence -> Words.of(sentence).size())
                .filter(length -> length > 0)
                .toArray();
        var mean = mean(lengths);
        var deviation = deviation(lengths, mean);
        out.put(Metric.SENTENCE_LENGTH, mean);
        out.put(Metric.SENTENCE_DEVIATION, deviation);
        out.put(Metric.SENTENCE_VARIATION, mean == 0 ? 0 : deviation / mean);
        var firsts = firsts(sentences, 1);
        out.put(Metric.COMMONEST_FIRST_WORD, commonest(firsts));
        out.put(Metric.SAME_FIRST_TWO, duplicates(firsts(sentences, 2)));
        out.put(Metric.SAME_FIRST_THREE, duplicates(firsts(sentences, 3)));
        out.put(Metric.ADJACENT_FIRST_WORD, adjacent(firsts));
        out.put(
                Metric.DUPLICATE_SENTENCES,
                duplicates(sentences.stream()
                        .map(sentence -> String.join(" ", Words.of(sentence)))
                        .filter(sentence -> sentence.split(" ").length > 4)
                        .toList()));
        out.put(Metric.PRONOUN_SHARE, pronounShare(sentences));
        out.put(Metric.COMPRESSION, compression(text));
        return out;
    }

    /** The mean of each metric over the windows of about {@code size} words of several texts. */
    public static Map<Metric, Double> pooled(List<String> texts, int size) {
        var sums = new EnumMap<Metric, Double>(Metric.class);
        var count = 0;
        for (var text : texts) {
            for (var window : Words.windows(text, size)) {
                of(window).forEach((metric, value) -> sums.merge(metric, value, Double::sum));
                count++;
            }
        }
        var windows = Math.max(1, count);
        sums.replaceAll((metric, sum) -> sum / windows);
        return sums;
    }

    /** The share of sentences that hold quoted speech. */
    public static double dialogueShare(String text) {
        var total = 0;
        var spoken = 0;
        for (var paragraph : text.split("\n+")) {
            var inside = false;
            for (var sentence : Typography.sentences(paragraph)) {
                total++;
                spoken += inside || sentence.indexOf('“') >= 0 ? 1 : 0;
                inside = sentence.lastIndexOf('“') > sentence.lastIndexOf('”') || inside && sentence.indexOf('”') < 0;
            }
        }
        return total == 0 ? 0 : (double) spoken / total;
    }

    /** The capitalised words inside sentences that the allowed words do not contain, in order of appearance. */
    public static List<String> unknownNames(String text, Set<String> allowed) {
        var unknown = new ArrayList<String>();
        for (var paragraph : text.split("\n+")) {
            for (var sentence : Typography.sentences(paragraph)) {
                for (var name : names(sentence)) {
                    var bare = name.endsWith("'s") ? name.substring(0, name.length() - 2) : name;
                    if (!allowed.contains(bare) && !unknown.contains(bare)) {
                        unknown.add(bare);
                    }
                }
            }
        }
        return unknown;
    }

    private static List<String> names(String sentence) {
        var names = new ArrayList<String>();
        var starts = true;
        var word = new StringBuilder();
        for (var i = 0; i <= sentence.length(); i++) {
            var c = i < sentence.length() ? sentence.charAt(i) : ' ';
            if (Character.isLetter(c) || !word.isEmpty() && (c == '’' || c == '\'')) {
                word.append(c == '’' ? '\'' : c);
                continue;
            }
            if (!word.isEmpty()) {
                var text = word.toString().replaceAll("'+$", "");
                if (!starts
                        && Character.isUpperCase(text.charAt(0))
                        && !NO_NAMES.contains(text.toLowerCase(Locale.ROOT))) {
                    names.add(text);
                }
                starts = false;
                word.setLength(0);
            }
            if ("“‘—:.!?…".indexOf(c) >= 0) {
                starts = true;
            }
        }
        return names;
    }

    private static double pronounShare(List<String> sentences) {
        var known = new HashSet<String>();
        sentences.forEach(sentence -> known.addAll(names(sentence)));
        var pronouns = 0;
        var names = 0;
        for (var sentence : sentences) {
            var words = Words.cased(sentence);
            pronouns += (int) words.stream()
                    .filter(word -> PRONOUNS.contains(word.toLowerCase(Locale.ROOT)))
                    .count();
            names += names(sentence).size() + (!words.isEmpty() && known.contains(words.getFirst()) ? 1 : 0);
        }
        return pronouns + names == 0 ? 0 : (double) pronouns / (pronouns + names);
    }

    private static double distinct(List<String> words, int n) {
        if (words.size() < n) {
            return 1;
        }
        var grams = new HashSet<List<String>>();
        for (var i = 0; i + n <= words.size(); i++) {
            grams.add(words.subList(i, i + n));
        }
        return (double) grams.size() / (words.size() - n + 1);
    }

    private static double movingTypes(List<String> words, int window) {
        if (words.size() <= window) {
            return distinct(words, 1);
        }
        var counts = new HashMap<String, Integer>();
        var sum = 0.0;
        for (var i = 0; i < words.size(); i++) {
            counts.merge(words.get(i), 1, Integer::sum);
            if (i >= window) {
                counts.computeIfPresent(words.get(i - window), (word, count) -> count == 1 ? null : count - 1);
            }
            if (i >= window - 1) {
                sum += (double) counts.size() / window;
            }
        }
        return sum / (words.size() - window + 1);
    }

    private static List<String> firsts(List<String> sentences, int n) {
        return sentences.stream()
                .map(Words::of)
                .filter(words -> words.size() >= n)
                .map(words -> String.join(" ", words.subList(0, n)))
                .toList();
    }

    private static double commonest(List<String> items) {
        var counts = new HashMap<String, Integer>();
        var most = 0;
        for (var item : items) {
            most = Math.max(most, counts.merge(item, 1, Integer::sum));
        }
        return items.isEmpty() ? 0 : (double) most / items.size();
    }

    private static double duplicates(List<String> items) {
        return items.isEmpty() ? 0 : 1 - (double) new HashSet<>(items).size() / items.size();
    }

    private static double adjacent(List<String> items) {
        var same = 0;
        for (var i = 1; i < items.size(); i++) {
            same += items.get(i).equals(items.get(i - 1)) ? 1 : 0;
        }
        return items.size() < 2 ? 0 : (double) same / (items.size() - 1);
    }

    private static double mean(int[] values) {
        var sum = 0.0;
        for (var value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    private static double deviation(int[] values, double mean) {
        var sum = 0.0;
        for (var value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length == 0 ? 0 : Math.sqrt(sum / values.length);
    }

    private static double compression(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            return 1;
        }
        var deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var buffer = new byte[4096];
            var size = 0;
            while (!deflater.finished()) {
                size += deflater.deflate(buffer);
            }
            return (double) size / bytes.length;
        } finally {
            deflater.end();
        }
    }
}
