package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of acts, linted. */
class ActionsTests {

    @Test
    void holdsAtLeastSixtyActsOfEightCategories() {
        assertThat(Actions.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Actions.all().stream().map(ActionType::category).distinct())
                .containsExactlyInAnyOrder(
                        "movement", "perception", "talk", "things", "conflict", "care", "inner", "group");
        assertThat(Actions.all().stream().filter(ActionType::isSpeech)).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void everyReplyIsAnActThatTakesATarget() {
        for (ActionType type : Actions.all()) {
            for (String reply : type.replies()) {
                assertThat(Actions.exists(reply))
                        .as("%s -> %s", type.id(), reply)
                        .isTrue();
                ActionType answer = Actions.get(reply);
                assertThat(answer.takes().contains(ActionType.Slot.TARGET)
                                || answer.mayTake().contains(ActionType.Slot.TARGET))
                        .as("%s -> %s", type.id(), reply)
                        .isTrue();
            }
        }
    }

    @Test
    void everyMeaningNamesTheSlotsItTakes() {
        for (ActionType type : Actions.all()) {
            assertThat(type.meaning()).as(type.id()).endsWith(".").contains("A");
            if (type.takes().contains(ActionType.Slot.TARGET)) {
                assertThat(type.meaning()).as(type.id()).matches(".*\\b(T|T's)\\b.*");
            }
        }
    }

    @Test
    void refusesALineWithAMissingColumnAndSaysWhich() {
        assertThatThrownBy(() -> Actions.parse("# comment\ngo | movement"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2");
    }

    @Test
    void usesOnlySkillsThatPersonasHave() {
        List<String> skills = List.of(
                "observation",
                "persuasion",
                "deception",
                "stealth",
                "strength",
                "courage",
                "empathy",
                "learning",
                "leadership",
                "healing",
                "craft",
                "combat");
        for (ActionType type : Actions.all()) {
            ActionType.Test test = type.test();
            if (test != null) {
                assertThat(skills).as(type.id()).contains(test.skill());
                if (!test.resistance().isEmpty() && !test.resistance().equals("conscientious")) {
                    assertThat(skills).as(type.id()).contains(test.resistance());
                }
            }
        }
    }
}
