package io.novelengine.simulation.narrator.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be put into the present tense, and what is left alone. */
class PresentTenseTests {

    @Test
    void putsWhatWasIntoThePresent() {
        assertThat(PresentTense.of("The tumblers were dry, and the silver was locked away."))
                .isEqualTo("The tumblers are dry, and the silver is locked away.");
    }

    @Test
    void leavesAloneWhatItIsNotSureOf() {
        assertThat(PresentTense.of("The tap choked, spat, and ran clear.")).isNull();
        assertThat(PresentTense.of("It was as if the house had heard.")).isNull();
        assertThat(PresentTense.of("A cold draught.")).isNull();
    }
}
