package io.novelengine.character.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that differs between two versions.
 *
 * @param path of the field, as a JSON Pointer
 * @param before value of the one; absent when it had none
 * @param after value of the other; absent when it has none
 */
record Difference(
        String path, @Nullable JsonNode before, @Nullable JsonNode after) {

    /** All that differs: the deepest fields of objects, and items of lists by their places. */
    static List<Difference> between(JsonNode before, JsonNode after) {
        var differences = new ArrayList<Difference>();
        compare("", before, after, differences);
        return differences;
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Difference> differences) {
        if (before == null || after == null || before.equals(after)) {
            if (before != after && !(before != null && before.equals(after))) {
                differences.add(new Difference(path, before, after));
            }
        } else if (before.isObject() && after.isObject()) {
            var fields = new TreeSet<>(before.propertyNames());
            fields.addAll(after.propertyNames());
            fields.forEach(
                    field -> compare(path + "/" + escaped(field), before.get(field), after.get(field), differences));
        } else if (before.isArray() && after.isArray()) {
            for (var i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(path + "/" + i, before.get(i), after.get(i), differences);
            }
        } else {
            differences.add(new Difference(path, before, after));
        }
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
