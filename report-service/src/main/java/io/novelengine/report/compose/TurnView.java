package io.novelengine.report.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn of a run, as far as a report needs it.
 *
 * @param number its number, from 1
 * @param digest its digest
 * @param tension how tense it was, if the engine says so
 * @param events what happened in it
 * @param prose its text
 */
public record TurnView(
        int number,
        @Nullable String digest,
        @Nullable Double tension,
        @Nullable List<Event> events,
        @Nullable String prose) {

    /** The events that are acts of characters. */
    List<Event> acts() {
        return events == null
                ? List.of()
                : events.stream().filter(event -> event.actor() != null).toList();
    }

    /** Words of the text. */
    int words() {
        return prose == null || prose.isBlank() ? 0 : prose.strip().split("\\s+").length;
    }

    /**
     * Something that happened. A name that is empty counts as none.
     *
     * @param type its kind
     * @param actor slug of who did it, if anybody did
     * @param target slug of whom it was done to, if to anybody
     * @param outcome how it ended
     */
    public record Event(
            String type,
            @Nullable String actor,
            @Nullable String target,
            @Nullable String outcome) {

        public Event {
            actor = actor == null || actor.isEmpty() ? null : actor;
            target = target == null || target.isEmpty() ? null : target;
        }
    }
}
