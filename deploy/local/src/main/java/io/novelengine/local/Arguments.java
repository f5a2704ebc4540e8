package io.novelengine.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words after a verb.
 *
 * @param flags options that were given without a value
 * @param options options that were given with one; a repeated one has its values joined by commas
 * @param words the rest, in order
 */
public record Arguments(Set<String> flags, Map<String, String> options, List<String> words) {

    /**
     * Reads a command line.
     *
     * @param known every option the verb has; those that take a value end with {@code =}
     * @throws IllegalArgumentException if an option is unknown or lacks its value
     */
    static Arguments parse(List<String> line, Set<String> known) {
        Set<String> flags = new java.util.TreeSet<>();
        Map<String, String> options = new TreeMap<>();
        List<String> words = new ArrayList<>();
        for (int index = 0; index < line.size(); index++) {
            String word = line.get(index);
            int equals = word.indexOf('=');
            String name = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
            if (known.contains(name + "=")) {
                if (name.equals(word) && ++index == line.size()) {
                    throw new IllegalArgumentException(name + " needs a value");
                }
                String value = name.equals(word) ? line.get(index) : word.substring(equals + 1);
                options.merge(name, value, (first, second) -> first + "," + second);
            } else if (known.contains(word)) {
                flags.add(word);
            } else if (word.startsWith("-")) {
                throw new IllegalArgumentException("unknown option " + word);
            } else {
                words.add(word);
            }
        }
        return new Arguments(Set.copyOf(flags), Map.copyOf(options), List.copyOf(words));
    }

    /** The value of an option. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The value of an option that is a whole number. */
    public Optional<Long> number(String name) {
        return option(name).map(value -> {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " needs a whole number, not " + value, e);
            }
        });
    }
}
