/**
 * Characters as clients of the first generation ask for them.
 */
@NullMarked
package io.novelengine.character.legacy;

import org.jspecify.annotations.NullMarked;
