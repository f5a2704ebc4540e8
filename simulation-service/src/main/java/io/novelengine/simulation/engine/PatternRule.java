package io.novelengine.simulation.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A story pattern as steps to wait for, read from {@code patterns.txt}. */
record PatternRule(String kind, List<Step> steps) {

    /** Variables: 0 X, 1 Y, 2 Z, -1 anybody or nobody. */
    record Step(int who, int whom, BitSet types, boolean later, boolean sameSecret) {}

    static final String TABLE = read();
    static final List<PatternRule> ALL = parse(TABLE);

    static List<PatternRule> parse(String table) {
        List<PatternRule> rules = new ArrayList<>();
        for (String line : table.split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\\|");
                List<Step> steps = new ArrayList<>();
                for (int i = 1; i < cells.length; i++) {
                    steps.add(step(cells[i].strip()));
                }
                rules.add(new PatternRule(cells[0].strip(), List.copyOf(steps)));
            }
        }
        return List.copyOf(rules);
    }

    private static Step step(String text) {
        String[] words = text.split(" +");
        BitSet types = new BitSet();
        boolean secret = false;
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("(s)")) {
                secret = true;
            } else if (words[i].startsWith("#")) {
                String tag = words[i].substring(1);
                Actions.all().stream().filter(type -> type.is(tag)).forEach(type -> types.set(type.index()));
            } else {
                types.set(Actions.get(words[i]).index());
            }
        }
        int arrow = words[0].indexOf('>');
        return new Step(
                "XYZ".indexOf(words[0].charAt(arrow - 1)),
                "XYZ".indexOf(words[0].charAt(arrow + 1)),
                types,
                words[0].endsWith("!"),
                secret);
    }

    private static String read() {
        try (InputStream in = PatternRule.class.getResourceAsStream("patterns.txt")) {
            if (in == null) {
                throw new IllegalStateException("patterns.txt is not beside " + PatternRule.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
