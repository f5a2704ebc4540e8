package io.novelengine.simulation.narrator.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain text with alternatives. */
class AlternativesTests {

    @Test
    void drawsEveryAlternativeOfNestedChoices() {
        var drawn = IntStream.range(0, 200)
                .mapToObj(seed -> Alternatives.choose("It (rained|(snowed|blew) hard|) all day.", new Dice(seed)))
                .collect(Collectors.toSet());

        assertThat(drawn)
                .containsExactlyInAnyOrder(
                        "It rained all day.", "It snowed hard all day.", "It blew hard all day.", "It  all day.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"The clerk (a tall man) slept.", "a) first, b) second", "an open (end", "no choice | at all", ""
            })
    void leavesTextWithoutChoicesAsItIs(String text) {
        assertThat(Alternatives.choose(text, new Dice(1))).isEqualTo(text);
    }
}
