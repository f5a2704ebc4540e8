/**
 * The casts that come with the suite.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "profile")
package io.novelengine.character.builtin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
