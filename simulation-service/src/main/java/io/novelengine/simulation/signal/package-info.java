/**
 * Words between instances that something changed: hints that may be lost, never the truth.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.novelengine.simulation.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
