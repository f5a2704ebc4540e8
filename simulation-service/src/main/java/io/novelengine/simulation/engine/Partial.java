package io.novelengine.simulation.engine;

/**
 * A story pattern that has begun.
 *
 * @param step index of the step it waits for
 * @param x person bound first, or -1; y and z likewise
 * @param secret bound secret, or -1
 */
record Partial(int pattern, int step, int x, int y, int z, int secret, int[] events) {}
