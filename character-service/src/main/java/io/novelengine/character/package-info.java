/**
 * Who the characters are.
 */
@NullMarked
package io.novelengine.character;

import org.jspecify.annotations.NullMarked;
