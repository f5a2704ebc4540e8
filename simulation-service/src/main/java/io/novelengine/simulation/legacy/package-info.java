/**
 * Stories as clients of the first generation ask for them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"run", "performance", "scenario", "engine"})
package io.novelengine.simulation.legacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
