package io.novelengine.local.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How often a process may crash: five restarts in five minutes, each after twice the pause of the one before. Where crashes
 * are made on purpose, as often as it takes, each after the first pause.
 */
final class RestartBudget {

    static final int RESTARTS = 5;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final boolean endless;
    private final Deque<Instant> crashes = new ArrayDeque<>();

    RestartBudget(boolean endless) {
        this.endless = endless;
    }

    /** The pause before the next restart; empty if there is none left. */
    Optional<Duration> crashed(Instant now) {
        while (!crashes.isEmpty() && crashes.getFirst().isBefore(now.minus(WINDOW))) {
            crashes.removeFirst();
        }
        crashes.addLast(now);
        if (endless) {
            return Optional.of(FIRST_PAUSE);
        }
        return crashes.size() > RESTARTS
                ? Optional.empty()
                : Optional.of(FIRST_PAUSE.multipliedBy(1L << (crashes.size() - 1)));
    }

    /** How many crashes count at present. */
    int count() {
        return crashes.size();
    }
}
