/**
 * Which facts of a character's world come to mind.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "profile")
package io.novelengine.character.lore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
