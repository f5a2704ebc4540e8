package io.novelengine.simulation.engine;

import java.util.List;

/**
 * One turn as it was played.
 *
 * @param number from 1
 * @param tension 0 to 1, at its end
 * @param targetTension 0 to 1, what the arc asks for
 */
public record Turn(int number, Phase phase, List<Event> events, double tension, double targetTension) {}
