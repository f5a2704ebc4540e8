/**
 * Runs: accepted, queued, played by workers under a lease, read while and after they play.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"performance", "scenario", "cast", "engine", "signal"})
package io.novelengine.simulation.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
