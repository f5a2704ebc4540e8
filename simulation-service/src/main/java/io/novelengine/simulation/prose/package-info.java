/** Prints how the stories of the built-in casts and scenarios read. */
@NullMarked
package io.novelengine.simulation.prose;

import org.jspecify.annotations.NullMarked;
