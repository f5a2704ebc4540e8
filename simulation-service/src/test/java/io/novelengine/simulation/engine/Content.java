package io.novelengine.simulation.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built-in casts and scenarios, read from the files of the suite. */
public final class Content {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Content() {}

    /** All scenarios by file name. */
    public static List<Scenario> scenarios() {
        return files(root().resolve("simulation-service/src/main/resources/scenarios")).stream()
                .map(file -> JSON.readValue(file.toFile(), Scenario.class))
                .toList();
    }

    /** All casts by file name. */
    public static List<List<Persona>> casts() {
        return files(root().resolve("character-service/src/main/resources/casts")).stream()
                .map(Content::cast)
                .toList();
    }

    /** Everybody of all casts. */
    public static List<Persona> people() {
        return casts().stream().flatMap(List::stream).toList();
    }

    private static List<Persona> cast(Path file) {
        JsonNode people = JSON.readTree(file.toFile()).get("characters");
        return people.valueStream()
                .map(person -> JSON.treeToValue(person, Persona.class))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("character-service")) ? here : here.resolve("..");
    }
}
