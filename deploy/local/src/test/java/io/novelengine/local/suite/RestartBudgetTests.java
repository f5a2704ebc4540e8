package io.novelengine.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartBudgetTests {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private final RestartBudget budget = new RestartBudget(false);

    @Test
    void pausesTwiceAsLongAfterEveryCrashAndGivesUpAfterFive() {
        var pauses = Stream.iterate(0, crash -> crash + 1).limit(6).map(crash -> budget.crashed(
                        START.plusSeconds(crash))
                .map(Duration::toSeconds)
                .orElse(-1L));

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, -1L);
    }

    @Test
    void forgetsCrashesAfterFiveMinutes() {
        for (int crash = 0; crash < 5; crash++) {
            budget.crashed(START);
        }

        assertThat(budget.crashed(START.plus(Duration.ofMinutes(5)).plusMillis(1)))
                .contains(Duration.ofSeconds(1));
    }

    @Test
    void hasNoEndWhereCrashesAreMadeOnPurpose() {
        var endless = new RestartBudget(true);

        assertThat(Stream.generate(() -> endless.crashed(START)).limit(50))
                .containsOnly(Optional.of(Duration.ofSeconds(1)));
    }
}
