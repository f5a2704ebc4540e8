package io.novelengine.simulation.cast;

/**
 * A signal found in a text.
 *
 * @param phrase the words it was found in, with what turned or weakened them
 * @param weight the signal's weight as it stands there: turned when denied, smaller when weakened; 0 to 1 by size for
 *     signals that have no direction, and below 0 when denied
 * @param at index of its first word
 */
record Hint(Signal signal, String phrase, double weight, int at) {}
