package io.novelengine.simulation.narrator.grammar;

/** The tense in which a story is told. */
public enum Tense {
    PAST,
    PRESENT
}
