package io.novelengine.simulation.engine;

/**
 * A secret in play: of the scenario, or somebody's own.
 *
 * @param id the scenario's id, or {@code own:<slug>} for the secret of a persona
 * @param text the clause of the scenario, or of {@link Persona#secret()}
 * @param owner slug of whom it belongs to or who holds it first; empty if it lies in a place
 * @param gravity 0 to 1
 */
public record Matter(String id, String text, String owner, double gravity) {}
