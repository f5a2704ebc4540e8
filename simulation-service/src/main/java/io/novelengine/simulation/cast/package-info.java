/**
 * The cast of a run, as far as the engine needs it, from character-service.
 */
@NullMarked
package io.novelengine.simulation.cast;

import org.jspecify.annotations.NullMarked;
