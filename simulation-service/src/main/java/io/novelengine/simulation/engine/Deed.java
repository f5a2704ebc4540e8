package io.novelengine.simulation.engine;

/**
 * A wrong that was done, and who knows of it.
 *
 * @param event ordinal
 * @param weight 0 to 1
 * @param knowers bit per person
 */
record Deed(int event, int actor, int target, double weight, long knowers) {

    boolean knownBy(int person) {
        return (knowers >>> person & 1) != 0;
    }

    Deed told(int person) {
        return new Deed(event, actor, target, weight, knowers | 1L << person);
    }
}
