/**
 * Runs: accepted, queued, played by workers under a lease, read while and after they play.
 */
@NullMarked
package io.novelengine.simulation.run;

import org.jspecify.annotations.NullMarked;
