package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.frames.Dice;

/** A story in the course of being told: what was said, how, and who has been named. It never changes. */
public final class Telling {

    final Casting casting;
    final Style style;
    final Dice dice;
    final Memory memory;

    Telling(Casting casting, Style style, Dice dice, Memory memory) {
        this.casting = casting;
        this.style = style;
        this.dice = dice;
        this.memory = memory;
    }
}
