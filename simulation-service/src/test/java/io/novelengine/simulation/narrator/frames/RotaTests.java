package io.novelengine.simulation.narrator.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Taking turns by seed. */
class RotaTests {

    @Property(tries = 200)
    void givesEachThingOnceInARound(@ForAll @IntRange(min = 1, max = 90) int size, @ForAll String label) {
        assertThat(IntStream.rangeClosed(1, size)
                        .map(seed -> Rota.turn(seed, label, size))
                        .distinct())
                .hasSize(size);
    }

    @Property(tries = 500)
    void staysWithinTheList(@ForAll long seed, @ForAll @IntRange(min = 1) int size, @ForAll String label) {
        assertThat(Rota.turn(seed, label, size)).isBetween(0, size - 1);
    }

    @Test
    void goesThroughTwoListsInDifferentOrders() {
        assertThat(IntStream.rangeClosed(1, 20)
                        .map(seed -> Rota.turn(seed, "premise", 20))
                        .toArray())
                .isNotEqualTo(IntStream.rangeClosed(1, 20)
                        .map(seed -> Rota.turn(seed, "question", 20))
                        .toArray());
    }
}
