package io.novelengine.simulation.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that happened, with what the engine found in it.
 *
 * @param parts who was cast as what, in cast order
 * @param things all items in play, the scenario's first
 * @param matters all secrets in play, the scenario's first, then those of personas
 * @param hero slug of the one whose aim the story's question is about
 * @param ending null while the story is not over
 */
public record Story(
        Setup setup,
        List<Part> parts,
        List<Thing> things,
        List<Matter> matters,
        String hero,
        List<Turn> turns,
        List<Pattern> patterns,
        @Nullable Ending ending) {

    /** All events in order. */
    public List<Event> events() {
        return turns.stream().flatMap(turn -> turn.events().stream()).toList();
    }

    /** The part of this person. */
    public Part part(String slug) {
        return parts.stream()
                .filter(part -> part.persona().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the cast: " + slug));
    }

    /** The item with this id. */
    public Thing thing(String id) {
        return things.stream()
                .filter(thing -> thing.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such thing: " + id));
    }

    /** The secret with this id. */
    public Matter matter(String id) {
        return matters.stream()
                .filter(matter -> matter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such secret: " + id));
    }
}
