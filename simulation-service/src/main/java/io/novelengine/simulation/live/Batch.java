package io.novelengine.simulation.live;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Events that go out in one frame, bounded in number and in size. */
final class Batch {

    private static final int MOST = 50;

    private final List<LiveEvent> events = new ArrayList<>();
    private final long mostCharacters;
    private long characters;
    private boolean refused;

    Batch(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Whether it was taken. */
    boolean add(LiveEvent event) {
        if (isFull() || !events.isEmpty() && characters + event.json().length() > mostCharacters) {
            refused = true;
            return false;
        }
        characters += event.json().length();
        events.add(event);
        return true;
    }

    boolean isFull() {
        return refused || events.size() >= MOST;
    }

    List<LiveEvent> events() {
        return List.copyOf(events);
    }

    /** The text of a frame: an event, or an array of them. */
    static String text(List<LiveEvent> events) {
        return events.size() == 1
                ? events.getFirst().json()
                : events.stream().map(LiveEvent::json).collect(Collectors.joining(",", "[", "]"));
    }
}
