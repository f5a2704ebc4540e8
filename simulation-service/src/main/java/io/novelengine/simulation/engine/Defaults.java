package io.novelengine.simulation.engine;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands in for what a card or a scenario leaves out. */
final class Defaults {

    private Defaults() {}

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    static String text(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    static String pronouns(@Nullable String pronouns) {
        return pronouns != null && (pronouns.equals("he") || pronouns.equals("she")) ? pronouns : "they";
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <T> SortedMap<String, List<T>> lists(@Nullable SortedMap<String, List<T>> lists) {
        var copy = new TreeMap<String, List<T>>();
        if (lists != null) {
            lists.forEach((key, list) -> copy.put(key, list(list)));
        }
        return Collections.unmodifiableSortedMap(copy);
    }

    static double signed(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, -1.0, 1.0);
    }

    static double share(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, 0.0, 1.0);
    }
}
