package io.novelengine.simulation.engine;

/**
 * An item in play: of the scenario, or somebody's own.
 *
 * @param id the scenario's id, or {@code own:<slug>:<n>} for a possession
 * @param name with the definite article
 * @param kind as in {@link Scenario.Item#kind()}
 * @param stake 0 to 1
 * @param owner slug of the one it belongs to; empty if nobody's
 */
public record Thing(String id, String name, String description, String kind, double stake, String owner) {}
