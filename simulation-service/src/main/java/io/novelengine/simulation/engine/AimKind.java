package io.novelengine.simulation.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one can be after. */
enum AimKind {
    OBTAIN,
    KEEP,
    DELIVER,
    LEARN,
    HIDE,
    EXPOSE,
    WIN,
    RUIN,
    PROTECT,
    REACH,
    LEAVE,
    RECONCILE;

    static @Nullable AimKind of(String word) {
        for (AimKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return null;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean ofItem() {
        return this == OBTAIN || this == KEEP || this == DELIVER;
    }

    boolean ofSecret() {
        return this == LEARN || this == HIDE || this == EXPOSE;
    }

    boolean ofPerson() {
        return this == WIN || this == RUIN || this == PROTECT || this == RECONCILE;
    }

    boolean ofPlace() {
        return this == REACH || this == LEAVE;
    }
}
