package io.novelengine.simulation.cast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a character says of what it remembers. */
class MemoriesTests {

    private final PersonaReader reader = new PersonaReader(JsonMapper.shared());

    private static ObjectNode profile(String name) {
        return JsonMapper.shared().createObjectNode().put("slug", "mira").put("name", name);
    }

    private static List<String> phrases(Reading reading) {
        return reading.profile()
                .at("/voice/phrases")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void saysASentenceOfEachMemory() {
        var profile = profile("Mira Vale");
        Memories.keep(profile, List.of("The bell has hung since 1702. Nobody rings it.", "[Harbour: \"old\"]"));

        assertThat(phrases(reader.complete(List.of(profile)).getFirst())).contains("The bell has hung since 1702.");
        assertThat(phrases(reader.complete(List.of(profile)).getFirst()))
                .as("once, however often it is completed")
                .doesNotHaveDuplicates()
                .noneMatch(phrase -> phrase.contains("["));
    }

    @Test
    void doesNotSpeakOfItselfAsOfSomebodyElse() {
        var profile = profile("Mira Vale");
        Memories.keep(profile, List.of("Mira was born beside the lighthouse. The lamp went out that night."));

        assertThat(phrases(reader.complete(List.of(profile)).getFirst()))
                .contains("The lamp went out that night.")
                .noneMatch(phrase -> phrase.startsWith("Mira"));
    }

    @Test
    void withoutMemoriesNothingChanges() {
        var plain = reader.complete(List.of(profile("Mira Vale"))).getFirst().profile();
        var forgetful = profile("Mira Vale");
        Memories.keep(forgetful, List.of());
        var read = reader.complete(List.of(forgetful)).getFirst().profile();
        read.remove("memories");

        assertThat(read).isEqualTo(plain);
    }

    @Test
    void theStoryAndTheOthersAreWhatBringsThingsToMind() {
        var mira = profile("Mira Vale");
        var other = profile("Oskar Lind").put("role", "harbour pilot");

        assertThat(Memories.occasion("A flood is coming.", mira, List.of(mira, other)))
                .contains("A flood is coming.", "Oskar Lind", "harbour pilot")
                .doesNotContain("Mira");
    }
}
