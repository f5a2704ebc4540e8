package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.narrator.frames.Bindings;
import java.util.HashMap;
import java.util.Map;

/** What the events that a turn tells of are about; bound once for all versions of the turn. */
final class Facts {

    private final Casting casting;
    private final Memory memory;
    private final Map<String, Bindings> bound = new HashMap<>();

    Facts(Casting casting, Memory memory) {
        this.casting = casting;
        this.memory = memory;
    }

    /** The slots of an event, which must not be bound further. */
    Bindings of(Event event) {
        return bound.computeIfAbsent(event.id(), any -> Slots.of(event, casting, memory));
    }
}
