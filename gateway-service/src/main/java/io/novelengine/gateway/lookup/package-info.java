/**
 * What is looked up for nearly every request, remembered for a moment, and longer while it cannot be looked up.
 */
@NullMarked
package io.novelengine.gateway.lookup;

import org.jspecify.annotations.NullMarked;
