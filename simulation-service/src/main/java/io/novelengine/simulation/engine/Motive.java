package io.novelengine.simulation.engine;

/** Kinds of reasons that weigh in a choice. */
enum Motive {
    AIM,
    GRUDGE,
    OBLIGATION,
    LOSS,
    BOND,
    MANNERS,
    PATTERN,
    NATURE,
    VALUE,
    FEELING,
    MOOD,
    RISK,
    NOVELTY,
    ARC
}
