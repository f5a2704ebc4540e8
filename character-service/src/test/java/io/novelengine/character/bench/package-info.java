/**
 * What reads of characters cost, beside programs that do nothing else.
 */
@NullMarked
package io.novelengine.character.bench;

import org.jspecify.annotations.NullMarked;
