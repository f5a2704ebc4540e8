/**
 * Characters that come from cards and leave as cards, over HTTP; and their portraits.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"profile", "card"})
package io.novelengine.character.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
