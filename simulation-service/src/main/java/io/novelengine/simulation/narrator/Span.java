package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import java.util.List;

/**
 * What of a turn is told at one place, in order.
 *
 * @param chief true for the place where most of the turn's weight lies
 * @param arrivals events by which people came here this turn
 */
record Span(String place, List<Strand> strands, List<Event> arrivals, boolean chief) {

    /**
     * An act or happening with the replies to it.
     *
     * @param weight how much it matters for the telling
     * @param full true if it is to be shown, false if a word in passing is enough
     */
    record Strand(Event head, List<Event> replies, double weight, boolean full) {

        Strand inPassing() {
            return new Strand(head, replies, weight, false);
        }
    }
}
