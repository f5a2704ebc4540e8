package io.novelengine.local.home;

import io.novelengine.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A process of the suite as its file in {@code run/} tells it.
 *
 * @param name name of the process, unique in its home
 * @param identity which process it is
 * @param state what the supervisor last knew of it
 * @param port where it listens, 0 if nowhere
 * @param managementPort where it tells of itself, 0 if nowhere
 * @param since when this process was started
 * @param restarts how often it was started again after a crash
 */
public record RunRecord(
        String name,
        ProcessIdentity identity,
        RunState state,
        int port,
        int managementPort,
        Instant since,
        int restarts) {

    /** The name of the supervisor's own record. */
    public static final String SUPERVISOR = "supervisor";

    private static final String SUFFIX = ".properties";

    /** The same process in another state. */
    public RunRecord in(RunState next) {
        return new RunRecord(name, identity, next, port, managementPort, since, restarts);
    }

    /** Writes the record in one step: a reader sees the old or the new one, never half of it. */
    public void write(NovelHome home) throws IOException {
        String text = """
                pid=%d
                birth=%s
                state=%s
                port=%d
                managementPort=%d
                since=%s
                restarts=%d
                """.formatted(identity.pid(), identity.birth(), state, port, managementPort, since, restarts);
        Path draft = home.run().resolve(name + ".new");
        Files.writeString(draft, text);
        Files.move(draft, file(home, name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The record with this name, if there is one. */
    public static Optional<RunRecord> read(NovelHome home, String name) throws IOException {
        try {
            Properties lines = new Properties();
            lines.load(new StringReader(Files.readString(file(home, name))));
            return Optional.of(new RunRecord(
                    name,
                    new ProcessIdentity(Long.parseLong(value(lines, "pid")), value(lines, "birth")),
                    RunState.valueOf(value(lines, "state")),
                    Integer.parseInt(value(lines, "port")),
                    Integer.parseInt(value(lines, "managementPort")),
                    Instant.parse(value(lines, "since")),
                    Integer.parseInt(value(lines, "restarts"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** All records of a home, by name. */
    public static List<RunRecord> all(NovelHome home) throws IOException {
        if (!Files.isDirectory(home.run())) {
            return List.of();
        }
        List<RunRecord> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.run())) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    read(home, name.substring(0, name.length() - SUFFIX.length()))
                            .ifPresent(records::add);
                }
            }
        }
        return records;
    }

    /** Forgets a process that has ended. */
    public static void delete(NovelHome home, String name) throws IOException {
        Files.deleteIfExists(file(home, name));
    }

    private static Path file(NovelHome home, String name) {
        return home.run().resolve(name + SUFFIX);
    }

    private static String value(Properties lines, String key) {
        String value = lines.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("a record in run/ has no " + key);
        }
        return value;
    }
}
