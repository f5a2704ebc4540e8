package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Scenario.Item;
import io.novelengine.simulation.engine.Scenario.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A setting of {@code forge.txt}: its fields in order, some of them many times. */
record ForgeSetting(String id, List<String> fields) {

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
        String text = one(name).replace("{thing}", central.name());
        return Character.toUpperCase(text.charAt(0)) + text.substring(1).replace(". the ", ". The ");
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
