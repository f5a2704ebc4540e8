/**
 * Ids of things, given by a generator that tests can replace.
 */
@NullMarked
package io.novelengine.shared.identity;

import org.jspecify.annotations.NullMarked;
