/**
 * Who asks and what they may, and the ids of things, given by a generator that tests can replace.
 */
@NullMarked
package io.novelengine.shared.identity;

import org.jspecify.annotations.NullMarked;
