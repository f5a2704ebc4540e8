package io.novelengine.simulation.narrator.grammar;

/** The grammatical case of a mention. */
public enum Case {
    SUBJECT,
    OBJECT,
    POSSESSIVE,
    OWN,
    REFLEXIVE
}
