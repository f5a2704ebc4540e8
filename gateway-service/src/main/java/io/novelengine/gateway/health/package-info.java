/**
 * How the parts of the suite are, and the suite as a whole.
 */
@NullMarked
package io.novelengine.gateway.health;

import org.jspecify.annotations.NullMarked;
