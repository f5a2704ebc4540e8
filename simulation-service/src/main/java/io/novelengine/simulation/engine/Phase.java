package io.novelengine.simulation.engine;

/** Where in the arc a turn stands. */
public enum Phase {
    OPENING,
    RISING,
    CRISIS,
    CLIMAX,
    FALLING
}
