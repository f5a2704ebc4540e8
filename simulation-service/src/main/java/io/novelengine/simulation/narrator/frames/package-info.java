/** The frames that the chronicler fills: their text format, their loader and their realisation as English. */
@NullMarked
package io.novelengine.simulation.narrator.frames;

import org.jspecify.annotations.NullMarked;
