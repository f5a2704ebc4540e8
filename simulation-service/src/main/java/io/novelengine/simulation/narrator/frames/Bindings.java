package io.novelengine.simulation.narrator.frames;

import org.jspecify.annotations.Nullable;

/** What fills the slots of a frame: people, things with their article, and clauses. */
public final class Bindings {

    private static final int LETTERS = 26;

    private final @Nullable Figure[] people = new @Nullable Figure[LETTERS];
    private final @Nullable String[] texts = new @Nullable String[LETTERS];
    private int bound;
    private int teller;

    /** Binds a person, or nobody. */
    public Bindings person(String slot, @Nullable Figure figure) {
        if (figure != null) {
            people[index(slot)] = figure;
            bound |= bit(slot);
            teller |= figure.teller() ? bit(slot) : 0;
        }
        return this;
    }

    /** Binds a thing or clause, or nothing. */
    public Bindings text(String slot, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            texts[index(slot)] = text;
            bound |= bit(slot);
        }
        return this;
    }

    /** A copy that may be bound further. */
    public Bindings copy() {
        var copy = new Bindings();
        System.arraycopy(people, 0, copy.people, 0, LETTERS);
        System.arraycopy(texts, 0, copy.texts, 0, LETTERS);
        copy.bound = bound;
        copy.teller = teller;
        return copy;
    }

    /** Whether all slots of the frame are bound. */
    public boolean fits(Frame frame) {
        return (frame.slots() & ~bound) == 0 && !(frame.others() && (frame.slots() & teller) != 0);
    }

    @Nullable
    Figure person(String slot) {
        return people[index(slot)];
    }

    @Nullable
    String text(String slot) {
        return texts[index(slot)];
    }

    /** The bit of a slot, which is named by one capital letter. */
    static int bit(String slot) {
        return 1 << index(slot);
    }

    private static int index(String slot) {
        return slot.charAt(0) - 'A';
    }
}
