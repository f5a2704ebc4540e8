package io.novelengine.simulation.performance;

/**
 * What a run follows from, as it is stored with it.
 *
 * @param setup canonical JSON of scenario, cast, seed, turns, order and style
 * @param manifest canonical JSON of the versions and hashes that fix the story
 * @param digest SHA-256 of the manifest: the digest before the first turn
 */
public record Script(String setup, String manifest, String digest) {}
