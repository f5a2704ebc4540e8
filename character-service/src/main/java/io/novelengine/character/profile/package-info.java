/**
 * Characters: what is known of them, kept with versions, found by id, slug, word or tag.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.novelengine.character.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
