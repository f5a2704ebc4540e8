/**
 * Runs watched while they play: what was committed, in order, each number once, to every one who watches.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"run", "signal"})
package io.novelengine.simulation.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
