package io.novelengine.simulation.engine;

/**
 * How a story ended.
 *
 * @param kind whether the question was answered, answered at a price, or left open
 * @param event id of the closing event
 * @param answeredBy id of the event that settled the question; empty if none did
 */
public record Ending(Kind kind, String event, String answeredBy) {

    /** Kinds of ending. */
    public enum Kind {
        RESOLVED,
        BITTER,
        OPEN
    }
}
