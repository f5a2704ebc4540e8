/**
 * Named groups of characters that belong together.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "profile")
package io.novelengine.character.cast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
