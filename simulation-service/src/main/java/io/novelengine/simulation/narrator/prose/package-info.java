/** Measures how the stories of many casts, scenarios and seeds read. */
@NullMarked
package io.novelengine.simulation.narrator.prose;

import org.jspecify.annotations.NullMarked;
