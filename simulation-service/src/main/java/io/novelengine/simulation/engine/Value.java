package io.novelengine.simulation.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person can hold dear. */
public enum Value {
    TRUTH,
    LOYALTY,
    HONOUR,
    FREEDOM,
    POWER,
    LOVE,
    WEALTH,
    KNOWLEDGE,
    JUSTICE,
    MERCY,
    FAMILY,
    FAITH,
    DUTY,
    PLEASURE,
    FAME,
    SURVIVAL,
    ORDER,
    BEAUTY;

    private static final Value[] ALL = values();

    private final String word = name().toLowerCase(Locale.ROOT);

    static Value at(int ordinal) {
        return ALL[ordinal];
    }

    /** The value of this word, or null for a word that names none. */
    static @Nullable Value of(String word) {
        for (Value value : ALL) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        return null;
    }

    /** The word in lower case. */
    public String word() {
        return word;
    }
}
