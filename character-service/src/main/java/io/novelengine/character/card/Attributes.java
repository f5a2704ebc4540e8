package io.novelengine.character.card;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a description says as a list: {@code Hair("long" + "red")}, {@code [Personality= "kind", "shy"]}, {@code Job: smith}.
 *
 * @param values by the attribute's name in lower case
 */
record Attributes(Map<String, List<String>> values) {

    private static final Pattern QUOTED =
            Pattern.compile("([A-Za-z][A-Za-z /_-]+)\\s*[(=:]\\s*((?:[\"“][^\"”\\n]+[\"”]\\s*[+,;&]?\\s*)+)");
    private static final Pattern VALUE = Pattern.compile("[\"“]([^\"”\\n]+)[\"”]");
    private static final Pattern LINE =
            Pattern.compile("(?m)^[\\[\\s*+-]*([A-Za-z][A-Za-z /_-]+?)\\**\\s*[:=]\\**\\s*([^\"“\\n]+)$");

    static Attributes of(String text) {
        var found = new LinkedHashMap<String, List<String>>();
        var quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            var inner = VALUE.matcher(quoted.group(2));
            while (inner.find()) {
                add(found, quoted.group(1), inner.group(1));
            }
        }
        var line = LINE.matcher(text);
        while (line.find()) {
            for (var value : line.group(2).split("[,;+]", 40)) {
                add(found, line.group(1), value);
            }
        }
        return new Attributes(found);
    }

    private static void add(Map<String, List<String>> found, String name, String value) {
        var cleaned = PlainText.line(value, 120).replaceAll("[\\])\\[(.]+$", "").strip();
        if (!cleaned.isEmpty()) {
            found.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(cleaned);
        }
    }

    /** The values under any of these names. */
    List<String> of(String... names) {
        var result = new ArrayList<String>();
        for (var name : names) {
            result.addAll(values.getOrDefault(name, List.of()));
        }
        return result;
    }
}
