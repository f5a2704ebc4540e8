package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The casts and scenarios that come with the suite. */
final class Library {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private record Cast(List<Persona> characters) {}

    private Library() {}

    static List<Persona> cast(Path file) {
        return read(file, Cast.class).characters();
    }

    static Scenario scenario(Path file) {
        return read(file, Scenario.class);
    }

    static List<Path> casts() {
        return list(root().resolve("character-service/src/main/resources/casts"));
    }

    static List<Path> scenarios() {
        return list(root().resolve("simulation-service/src/main/resources/scenarios"));
    }

    private static Path root() {
        var given = System.getProperty("novel.content");
        return given != null ? Path.of(given) : Path.of("..").toAbsolutePath().normalize();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        return JSON.readValue(file.toFile(), type);
    }
}
