/**
 * The casts that come with the suite.
 */
@NullMarked
package io.novelengine.character.builtin;

import org.jspecify.annotations.NullMarked;
