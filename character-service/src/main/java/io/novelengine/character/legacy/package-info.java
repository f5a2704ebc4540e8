/**
 * Characters as clients of the first generation ask for them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "profile")
package io.novelengine.character.legacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
