package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.ActionType.Feelings;
import io.novelengine.simulation.engine.ActionType.Slot;
import io.novelengine.simulation.engine.ActionType.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line of the table of acts. */
final class ActionLine {

    private static final int COLUMNS = 14;

    private final String[] cells;

    ActionLine(String line) {
        cells = line.split("\\|");
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(cells.length + " columns, not " + COLUMNS);
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
    }

    ActionType toType(int index) {
        String[] moods = cells[9].split(" ");
        return new ActionType(
                index,
                cells[0],
                cells[1],
                slots(false),
                slots(true),
                words(3).stream().map(Need::of).toList(),
                test(),
                traits(),
                values(false),
                values(true),
                Double.parseDouble(cells[7]),
                feelings(0),
                feelings(1),
                Double.parseDouble(moods[0]),
                Double.parseDouble(moods[1]),
                words(10),
                cells[11].equals("-") ? "" : cells[11],
                words(12),
                cells[13]);
    }

    private List<String> words(int column) {
        return cells[column].equals("-") || cells[column].isEmpty() ? List.of() : List.of(cells[column].split(" +"));
    }

    private List<Slot> slots(boolean optional) {
        return words(2).stream()
                .filter(word -> word.startsWith("?") == optional)
                .map(word -> Slot.valueOf((optional ? word.substring(1) : word).toUpperCase(Locale.ROOT)))
                .toList();
    }

    private @Nullable Test test() {
        if (cells[4].equals("-")) {
            return null;
        }
        String[] parts = cells[4].split("/");
        return new Test(parts[0], parts[1].equals("-") ? "" : parts[1], Double.parseDouble(parts[2]));
    }

    private List<Double> traits() {
        double[] traits = new double[5];
        for (String word : words(5)) {
            traits["OCEAN".indexOf(word.charAt(0))] = Double.parseDouble(word.substring(1));
        }
        List<Double> list = new ArrayList<>();
        for (double trait : traits) {
            list.add(trait);
        }
        return List.copyOf(list);
    }

    private List<Value> values(boolean offended) {
        List<Value> values = new ArrayList<>();
        for (String word : words(6)) {
            if (word.startsWith("-") == offended) {
                Value value = Value.of(offended ? word.substring(1) : word);
                if (value == null) {
                    throw new IllegalArgumentException("no such value: " + word);
                }
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private Feelings feelings(int half) {
        String[] halves = cells[8].split(";");
        String text = half < halves.length ? halves[half].strip() : "-";
        double[] axes = new double[6];
        if (!text.equals("-")) {
            for (String word : text.split(" +")) {
                axes["atrfxd".indexOf(word.charAt(0))] = Double.parseDouble(word.substring(1));
            }
        }
        return new Feelings(axes[0], axes[1], axes[2], axes[3], axes[4], axes[5]);
    }
}
