package io.novelengine.simulation.engine;

import java.util.List;

/**
 * A turn that was played, and the world after it.
 *
 * @param patterns found in this turn
 */
public record Step(Turn turn, List<Pattern> patterns, World world) {}
