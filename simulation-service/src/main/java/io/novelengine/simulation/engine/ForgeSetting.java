package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Scenario.Item;
import io.novelengine.simulation.engine.Scenario.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A setting of {@code forge.txt}: its fields in order, some of them many times. */
record ForgeSetting(String id, List<String> fields) {

    private static final String ALSO = "also";

    /** Settings for scenarios made from nothing. */
    static final List<ForgeSetting> ALL = parse(read("forge.txt"));

    /** Settings for what a scenario leaves open. */
    static final List<ForgeSetting> FILLING = parse(read("filling.txt"));

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.startsWith(name + ": "))
                .map(field -> field.substring(name.length() + 2))
                .toList();
    }

    String one(String name) {
        List<String> all = all(name);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(id + " has no " + name);
        }
        return all.getFirst();
    }

    String fill(String name, Item central) {
        return fill(central, one(name));
    }

    private static String fill(Item central, String text) {
        String filled = text.replace("{thing}", central.name()).replace("{Thing}", capital(central.name()));
        return capital(filled).replace(". the ", ". The ");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * The other ways to say its texts, which stand after {@code also} below them, by their keys in a scenario; those of the
     * hook under {@code hook}. Where a text has cells, so has each other way to say it.
     */
    SortedMap<String, List<String>> wordings(Item central) {
        SortedMap<String, List<String>> wordings = new TreeMap<>();
        List<String> keys = List.of();
        int steps = 0;
        for (String field : fields) {
            String name = field.substring(0, field.indexOf(':'));
            String value = field.substring(name.length() + 2);
            if (name.equals(ALSO)) {
                String[] texts = keys.size() == 1 ? new String[] {value} : wholeCells(value);
                for (int i = 0; i < texts.length; i++) {
                    String text = keys.get(i).contains(".") ? texts[i] : fill(central, texts[i]);
                    wordings.computeIfAbsent(keys.get(i), any -> new ArrayList<>())
                            .add(text);
                }
                continue;
            }
            steps += name.equals("step") ? 1 : 0;
            keys = switch (name) {
                case "step" -> List.of("threat." + steps);
                case "place", "complication" -> List.of(name + "." + cells(value)[0]);
                case "secret" ->
                    List.of(
                            "secret." + cells(value)[0],
                            "clue." + cells(value)[0] + ".1",
                            "clue." + cells(value)[0] + ".2");
                case "resolved", "bitter", "open" -> List.of("ending." + name);
                case "detail" -> keys;
                default -> List.of(name);
            };
        }
        return wordings;
    }

    /** The cells of a value whose cells hold alternatives: parted by a bar between blanks. */
    private static String[] wholeCells(String value) {
        return value.strip().split(" \\| ");
    }

    static String[] cells(String value) {
        String[] cells = value.split("\\|");
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return cells;
    }

    int centrals() {
        return all("central").size();
    }

    Item central(int which) {
        return item(all("central").get(which), .95);
    }

    List<Item> items() {
        return all("item").stream().map(line -> item(line, .5)).toList();
    }

    private static Item item(String line, double stake) {
        String[] cells = cells(line);
        return new Item(cells[0], cells[1], cells[2], stake, cells[3], cells[4], "", cells[5].equals("hidden"));
    }

    String secretId(int which) {
        return cells(all("secret").get(which))[0];
    }

    String lastPlace() {
        return cells(all("place").getLast())[0];
    }

    /** Places with the details that follow them. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).startsWith("place: ")) {
                List<String> details = new ArrayList<>();
                for (int k = i + 1; k < fields.size() && fields.get(k).startsWith("detail: "); k++) {
                    details.add(fields.get(k).substring("detail: ".length()));
                }
                String[] cells = cells(fields.get(i).substring("place: ".length()));
                places.add(new Place(cells[0], cells[1], cells[2].equals("in"), List.of(cells[3].split(",")), details));
            }
        }
        return List.copyOf(places);
    }

    static String read(String name) {
        try (InputStream in = ForgeSetting.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not beside " + ForgeSetting.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<ForgeSetting> parse(String text) {
        List<ForgeSetting> settings = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("setting: ")) {
                fields = new ArrayList<>();
                settings.add(new ForgeSetting(line.substring("setting: ".length()), fields));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                fields.add(line);
            }
        }
        return settings.stream()
                .map(setting -> new ForgeSetting(setting.id(), List.copyOf(setting.fields())))
                .toList();
    }
}
