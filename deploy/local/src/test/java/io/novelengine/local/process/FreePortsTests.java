package io.novelengine.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Ports that nobody has. */
class FreePortsTests {

    @Test
    void aReservedPortIsNeverGivenOut() throws IOException {
        var first = new FreePorts(counting(25_000)).next();
        var ports = new FreePorts(counting(first));
        ports.reserve(first);
        assertThat(ports.next()).isGreaterThan(first);
    }

    @Test
    void portsInARowAndTheirTwinsAreGivenOutOnce() throws IOException {
        var ports = new FreePorts(RandomGenerator.of("L64X128MixRandom"));
        var first = ports.next(3, 1_000);
        for (var again = 0; again < 50; again++) {
            assertThat(ports.next()).isNotIn(first, first + 1, first + 2, first + 1_000, first + 1_001, first + 1_002);
        }
    }

    /** Chance that proposes one port after the other. */
    private static RandomGenerator counting(int first) {
        return new RandomGenerator() {
            private int next = first;

            @Override
            public long nextLong() {
                return next++;
            }

            @Override
            public int nextInt(int origin, int bound) {
                return next++;
            }
        };
    }
}
