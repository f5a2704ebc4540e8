package io.novelengine.simulation.narrator.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The table of verbs whose past is not made with -ed: {@code lemma past participle} on a line. */
final class IrregularVerbs {

    private IrregularVerbs() {}

    static Map<String, String[]> load() {
        try (var in = Objects.requireNonNull(IrregularVerbs.class.getResourceAsStream("irregular-verbs.txt"))) {
            var table = new HashMap<String, String[]>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> {
                        var words = line.strip().split(" ");
                        if (words.length != 3) {
                            throw new IllegalStateException("An irregular verb needs three forms: " + line);
                        }
                        table.put(words[0], new String[] {words[1], words[2]});
                    });
            return Map.copyOf(table);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
