package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTests {

    private static final Set<String> KNOWN = Set.of("--detach", "--scale=", "-n=");

    @Test
    void readsFlagsValuesAndWordsInAnyOrder() {
        Arguments arguments = Arguments.parse(
                List.of("report", "--scale", "simulation=2", "--detach", "--scale=report=3", "-n", "5"), KNOWN);

        assertThat(arguments.flags()).containsExactly("--detach");
        assertThat(arguments.option("--scale")).contains("simulation=2,report=3");
        assertThat(arguments.number("-n")).contains(5L);
        assertThat(arguments.words()).containsExactly("report");
    }

    @Test
    void refusesWhatItDoesNotKnowAndWhatLacksAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse(List.of("--detached"), KNOWN))
                .withMessageContaining("--detached");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse(List.of("--scale"), KNOWN))
                .withMessageContaining("needs a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse(List.of("-n", "five"), KNOWN).number("-n"))
                .withMessageContaining("five");
    }
}
