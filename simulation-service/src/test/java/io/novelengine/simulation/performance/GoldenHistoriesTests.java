package io.novelengine.simulation.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novelengine.shared.testing.ServiceTest;
import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Histories of whole runs, turn by turn, as each version of the engine told them. {@code -Dnovel.golden=write} writes the one
 * of the present version anew, which is due whenever the rules or the frames have changed; those of earlier ones stay.
 */
@ServiceTest(schema = "simulation_histories")
class GoldenHistoriesTests {

    private static final Path HISTORIES = Path.of("src/test/resources/io/novelengine/simulation/performance/histories");
    private static final Path PRESENT = HISTORIES.resolve("engine-" + Engine.VERSION + ".json");

    @Autowired
    Performer performer;

    @Autowired
    ScenarioReader scenarios;

    @Autowired
    JsonMapper json;

    @Test
    void thePresentEngineTellsItsHistoryAgainTurnByTurn() throws IOException {
        if ("write".equals(System.getProperty("novel.golden"))) {
            write();
        }
        var history = json.readTree(Files.readAllBytes(PRESENT));
        assertThat(history.path("edition").asString(""))
                .as("Stories changed: write the history anew, as the Javadoc of this class says")
                .isEqualTo(Performer.edition());
        var setup = history.path("setup").asString();
        var manifest = history.path("manifest").asString();
        assertThat(play(performer.begin(setup, manifest, new TreeMap<>()))).isEqualTo(digests(history));
        var third = performer.resume(
                setup, manifest, new TreeMap<>(), 3, digests(history).get(2));
        assertThat(play(third))
                .isEqualTo(digests(history).subList(3, digests(history).size()));
    }

    @Test
    void everyEarlierEngineIsRefusedByName() throws IOException {
        var earlier = new ArrayList<Path>();
        try (var files = Files.list(HISTORIES)) {
            files.filter(file -> !file.equals(PRESENT)).forEach(earlier::add);
        }
        assertThat(earlier).isNotEmpty();
        for (var file : earlier) {
            var history = json.readTree(Files.readAllBytes(file));
            var manifest = history.path("manifest").asString();
            assertThatThrownBy(() -> performer.begin(history.path("setup").asString(), manifest, new TreeMap<>()))
                    .isInstanceOf(EngineChanged.class)
                    .hasMessageContaining("engine "
                            + json.readTree(manifest).path("engineVersion").asString())
                    .hasMessageContaining("cannot be played on by engine " + Engine.VERSION);
        }
    }

    private void write() throws IOException {
        var first = json.readTree(Files.readAllBytes(HISTORIES.resolve("engine-1.json")));
        var setup = json.readTree(first.path("setup").asString());
        var scenario = scenarios.read(setup.path("scenario"));
        List<JsonNode> cast = List.copyOf(setup.path("cast").values());
        var script = performer.script(scenario, cast, 41, 12, null, List.of("", "", ""));
        var history = json.createObjectNode();
        history.put("edition", Performer.edition());
        history.put("manifest", script.manifest());
        history.put("setup", script.setup());
        history.put("begin", script.digest());
        var digests = history.putArray("digests");
        play(performer.begin(script.setup(), script.manifest(), new TreeMap<>()))
                .forEach(digests::add);
        Files.writeString(PRESENT, json.writerWithDefaultPrettyPrinter().writeValueAsString(history) + "\n");
    }

    private static List<String> play(Performance performance) {
        var digests = new ArrayList<String>();
        while (!performance.isOver()) {
            digests.add(performance.play().digest());
        }
        return digests;
    }

    private static List<String> digests(JsonNode history) {
        return history.path("digests").values().stream().map(JsonNode::asString).toList();
    }
}
