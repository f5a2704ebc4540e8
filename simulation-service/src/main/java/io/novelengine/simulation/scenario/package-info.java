/**
 * Scenarios: the situations that casts are put into.
 */
@NullMarked
package io.novelengine.simulation.scenario;

import org.jspecify.annotations.NullMarked;
