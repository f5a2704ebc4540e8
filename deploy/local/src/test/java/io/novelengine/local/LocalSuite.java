package io.novelengine.local;

import io.novelengine.local.app.Instance;
import io.novelengine.local.app.Service;
import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A suite with a home of its own on free ports, used through the command line. */
final class LocalSuite implements AutoCloseable {

    private static final long MINUTES = 5;

    private final Path project;
    private final NovelHome home;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();

    LocalSuite(Path project, Path root) throws IOException {
        this.project = project;
        this.port = new FreePorts(new SecureRandom()).next(Service.values().length, Instance.MANAGEMENT);
        environment.put("NOVEL_HOME", root.toString());
        environment.put("NOVEL_PORT", Integer.toString(port));
        environment.put("NOVEL_JVM", "serial-no-aot");
        environment.put(
                "NOVEL_SERVERS", Path.of("target/servers").toAbsolutePath().toString());
        this.home = NovelHome.of(environment, project);
    }

    /** A project whose services are stand-ins. */
    static LocalSuite ofStandIns(Path folder) throws IOException {
        Path project = folder.resolve("project");
        for (Service service : Service.values()) {
            Path jar = project.resolve(service.module()).resolve("target").resolve(service.module() + ".jar");
            Files.createDirectories(jar.getParent());
            writeStandIn(jar);
        }
        return new LocalSuite(project, folder.resolve("home"));
    }

    private static void writeStandIn(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String entry = StandIn.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry(entry));
            try (var code = StandIn.class.getResourceAsStream("/" + entry)) {
                code.transferTo(out);
            }
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    NovelHome home() {
        return home;
    }

    int port() {
        return port;
    }

    /** Sets a variable for the commands that follow. */
    LocalSuite with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a verb to its end. */
    Result run(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("novel " + String.join(" ", words) + " does not end:\n" + output);
        }
        return new Result(process.exitValue(), output);
    }

    /** Runs a verb that must succeed, and tells what it printed without its progress. */
    String printed(String... words) throws IOException, InterruptedException {
        Process process = builder(words)
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("novel " + String.join(" ", words) + " failed");
        }
        return output;
    }

    /** Starts a verb that goes on. */
    Process start(String... words) throws IOException {
        Process process = builder(words).start();
        process.getOutputStream().close();
        return process;
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dnovel.project=" + project,
                "-cp",
                System.getProperty("java.class.path"),
                Novel.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /** The record of a running process. */
    RunRecord record(String name) {
        try {
            return RunRecord.read(home, name).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Command lines of the processes that name this home. */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(home.root().toString()))
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse(""))
                .toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("down");
    }

    /**
     * How a verb ended.
     *
     * @param code exit code
     * @param output all it printed
     */
    record Result(int code, String output) {}
}
