package io.novelengine.simulation.live;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.WebSocketMessage;

/** Events that go out in one frame, bounded in number and in size. */
final class Batch {

    private static final int MOST = 50;
    private static final byte OPEN = '[';
    private static final byte COMMA = ',';
    private static final byte CLOSE = ']';

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

    /** A frame with an event, or an array of them; the bytes of an event are shared by all who are told of it. */
    static WebSocketMessage message(List<LiveEvent> events, DataBufferFactory buffers) {
        if (events.size() == 1) {
            return new WebSocketMessage(
                    WebSocketMessage.Type.TEXT, buffers.wrap(events.getFirst().bytes()));
        }
        var size = events.stream().mapToInt(event -> event.bytes().length + 1).sum() + 1;
        var buffer = buffers.allocateBuffer(size);
        var before = OPEN;
        for (var event : events) {
            buffer.write(before).write(event.bytes());
            before = COMMA;
        }
        return new WebSocketMessage(WebSocketMessage.Type.TEXT, buffer.write(CLOSE));
    }
}
