/**
 * What characters were before: who changed what, and when.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "profile")
package io.novelengine.character.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
