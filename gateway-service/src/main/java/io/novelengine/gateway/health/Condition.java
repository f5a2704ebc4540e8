package io.novelengine.gateway.health;

import java.util.Collection;

/** How a thing made of parts is. */
enum Condition {
    /** All of it works. */
    UP,
    /** Some of it works. */
    DEGRADED,
    /** None of it works. */
    DOWN;

    /** What a service says of itself; a word that is not known here is bad news. */
    static Condition of(String word) {
        return switch (word) {
            case "UP" -> UP;
            case "DEGRADED" -> DEGRADED;
            default -> DOWN;
        };
    }

    /** The whole, from its parts; nothing at all is down. */
    static Condition of(Collection<Condition> parts) {
        if (parts.stream().allMatch(DOWN::equals)) {
            return DOWN;
        }
        return parts.stream().allMatch(UP::equals) ? UP : DEGRADED;
    }
}
