/**
 * Scenarios: the situations that casts are put into.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "engine")
package io.novelengine.simulation.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
