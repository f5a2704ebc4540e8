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
    ARC;

    static final int COUNT = values().length;
    private static final Motive[] ALL = values();

    static Motive at(int ordinal) {
        return ALL[ordinal];
    }
}
