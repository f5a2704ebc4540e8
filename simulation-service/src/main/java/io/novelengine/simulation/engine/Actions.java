package io.novelengine.simulation.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All acts, read from the table {@code actions.txt}. */
public final class Actions {

    private static final String TABLE = read();
    private static final List<ActionType> ALL = parse(TABLE);
    private static final Map<String, ActionType> BY_ID = index(ALL);

    private Actions() {}

    /** All acts in the order of the table. */
    public static List<ActionType> all() {
        return ALL;
    }

    /** The act with this id; fails if there is none. */
    public static ActionType get(String id) {
        ActionType type = BY_ID.get(id);
        if (type == null) {
            throw new IllegalArgumentException("no such act: " + id);
        }
        return type;
    }

    /** True if this is the id of an act. */
    public static boolean exists(String id) {
        return BY_ID.containsKey(id);
    }

    static String table() {
        return TABLE;
    }

    /** Reads a table; fails with the number of the line that is wrong. */
    static List<ActionType> parse(String table) {
        List<ActionType> types = new ArrayList<>();
        int number = 0;
        for (String line : table.split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                types.add(new ActionLine(line).toType(types.size()));
            } catch (IllegalArgumentException failure) {
                throw new IllegalArgumentException("line " + number + ": " + failure.getMessage(), failure);
            }
        }
        return List.copyOf(types);
    }

    private static Map<String, ActionType> index(List<ActionType> types) {
        Map<String, ActionType> index = new LinkedHashMap<>();
        for (ActionType type : types) {
            @Nullable ActionType other = index.put(type.id(), type);
            if (other != null) {
                throw new IllegalArgumentException("twice in the table: " + type.id());
            }
        }
        return index;
    }

    private static String read() {
        try (InputStream in = Actions.class.getResourceAsStream("actions.txt")) {
            if (in == null) {
                throw new IllegalStateException("actions.txt is not beside " + Actions.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
