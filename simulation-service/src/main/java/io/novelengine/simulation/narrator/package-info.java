/** The chronicler: tells what happened as prose, turn by turn, as a pure function of the setup and the turns. */
@NullMarked
package io.novelengine.simulation.narrator;

import org.jspecify.annotations.NullMarked;
