package io.novelengine.simulation.narrator.frames;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What fills the slots of a frame: people, things with their article, and clauses. */
public final class Bindings {

    private final Map<String, Figure> people = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    /** Binds a person, or nobody. */
    public Bindings person(String slot, @Nullable Figure figure) {
        if (figure != null) {
            people.put(slot, figure);
        }
        return this;
    }

    /** Binds a thing or clause, or nothing. */
    public Bindings text(String slot, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            texts.put(slot, text);
        }
        return this;
    }

    /** A copy that may be bound further. */
    public Bindings copy() {
        var copy = new Bindings();
        copy.people.putAll(people);
        copy.texts.putAll(texts);
        return copy;
    }

    /** Whether all slots of the frame are bound. */
    public boolean fits(Frame frame) {
        for (var slot : frame.slots()) {
            if (!people.containsKey(slot) && !texts.containsKey(slot)) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    Figure person(String slot) {
        return people.get(slot);
    }

    @Nullable
    String text(String slot) {
        return texts.get(slot);
    }
}
