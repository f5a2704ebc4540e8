package io.novelengine.character.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a lorebook entry, with the decorators that stood above it.
 *
 * @param text what is told
 * @param decorators what was said about when and how, in order; of a decorator with fallbacks the first that is known
 */
record Decorated(String text, List<Decorator> decorators) {

    /** Those that a story obeys. */
    static final Set<String> OBEYED = Set.of(
            "activate_only_after",
            "activate_only_every",
            "keep_activate_after_match",
            "dont_activate_after_match",
            "additional_keys",
            "exclude_keys",
            "activate",
            "dont_activate");

    private static final Set<String> KNOWN = Set.of(
            "depth",
            "instruct_depth",
            "reverse_depth",
            "reverse_instruct_depth",
            "role",
            "scan_depth",
            "instruct_scan_depth",
            "is_greeting",
            "position",
            "ignore_on_max_context",
            "is_user_icon",
            "disable_ui_prompt");

    static Decorated of(String content) {
        var lines = content.split("\n", -1);
        var decorators = new ArrayList<Decorator>();
        var line = 0;
        var settled = true;
        for (; line < lines.length && lines[line].strip().startsWith("@@"); line++) {
            var fallback = lines[line].strip().startsWith("@@@");
            var decorator = Decorator.of(lines[line].strip().substring(fallback ? 3 : 2));
            if (!fallback || !settled) {
                settled = OBEYED.contains(decorator.name()) || KNOWN.contains(decorator.name());
                if (settled) {
                    decorators.add(decorator);
                }
            }
        }
        return new Decorated(
                line == 0 ? content : String.join("\n", Arrays.asList(lines).subList(line, lines.length)),
                List.copyOf(decorators));
    }

    boolean has(String name) {
        return decorators.stream().anyMatch(decorator -> decorator.name().equals(name));
    }

    /** All values of the decorators with this name. */
    List<String> values(String name) {
        return decorators.stream()
                .filter(decorator -> decorator.name().equals(name))
                .flatMap(decorator -> decorator.values().stream())
                .toList();
    }

    /** The number that the decorator gives, from 0 to a million; null when it gives none. */
    @Nullable
    Integer number(String name) {
        return values(name).stream()
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(null);
    }

    /** One decorator. */
    record Decorator(String name, List<String> values) {

        static Decorator of(String line) {
            var space = line.indexOf(' ');
            var name = (space < 0 ? line : line.substring(0, space)).toLowerCase(Locale.ROOT);
            var values = space < 0
                    ? List.<String>of()
                    : Arrays.stream(line.substring(space + 1).split("(?<!\\\\),", 200))
                            .map(value -> value.replace("\\,", ",").strip())
                            .filter(value -> !value.isEmpty())
                            .toList();
            return new Decorator(name, values);
        }
    }
}
