/**
 * A story being played: the pure engine and narrator, turn by turn, with a digest over each.
 */
@NullMarked
package io.novelengine.simulation.performance;

import org.jspecify.annotations.NullMarked;
