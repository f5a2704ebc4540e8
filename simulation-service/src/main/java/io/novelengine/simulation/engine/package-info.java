/**
 * The story engine: from a scenario, a cast and a seed to what happens, turn by turn, as pure functions.
 */
@NullMarked
package io.novelengine.simulation.engine;

import org.jspecify.annotations.NullMarked;
