package io.novelengine.simulation.narrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.engine.Scenario;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The wordings that a story draws. */
class RewordingTests {

    private static final Scenario SCENARIO = scenario(Map.of(
            "premise", List.of("The bell had (gone|been stolen)."), "place.yard", List.of("Rain stood in the ruts.")));

    private static Scenario scenario(Map<String, List<String>> wordings) {
        return new Scenario(
                "bell",
                "The Bell",
                null,
                null,
                null,
                "The bell was gone.",
                null,
                null,
                null,
                null,
                List.of(new Scenario.Place("yard", "the yard", false, List.of(), List.of("Hens went about."))),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new TreeMap<>(wordings));
    }

    @Test
    void drawsTheTextItselfOrOneOfItsWordings() {
        var drawn = IntStream.range(0, 100)
                .mapToObj(seed -> Rewording.of(SCENARIO, seed).of(SCENARIO.premise()))
                .collect(Collectors.toSet());

        assertThat(drawn)
                .containsExactlyInAnyOrder("The bell was gone.", "The bell had gone.", "The bell had been stolen.");
    }

    @Test
    void givesAllWordingsToSeedsThatFollowOneAnother() {
        var many = IntStream.range(0, 19)
                .mapToObj(i -> "The bell was gone in words " + i + ".")
                .toList();
        var scenario = scenario(Map.of("premise", many));

        assertThat(IntStream.rangeClosed(1, 20)
                        .mapToObj(seed -> Rewording.of(scenario, seed).of(scenario.premise()))
                        .distinct())
                .hasSize(20);
    }

    @Test
    void keepsToOneWordingInOneStory() {
        assertThat(Rewording.of(SCENARIO, 4).of(SCENARIO.premise()))
                .isEqualTo(Rewording.of(SCENARIO, 4).of(SCENARIO.premise()));
    }

    @Test
    void addsDetailsToAPlace() {
        assertThat(Rewording.of(SCENARIO, 1).of(SCENARIO.places().getFirst()).details())
                .containsExactlyInAnyOrder("Hens went about.", "Rain stood in the ruts.");
    }

    @Test
    void leavesATextWithoutWordingsAsItIs() {
        assertThat(Rewording.of(SCENARIO, 1).of("Something else.")).isEqualTo("Something else.");
    }
}
