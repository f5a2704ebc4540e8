package io.novelengine.local.bench;

import io.novelengine.local.app.Apps;
import io.novelengine.local.app.Instance;
import io.novelengine.local.app.Jdk;
import io.novelengine.local.app.JvmProfile;
import io.novelengine.local.app.Service;
import io.novelengine.local.client.Gateway;
import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.process.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Where benchmarks run: a suite of their own beside the one that may be up, with the same build. */
public final class Lab implements AutoCloseable {

    private final Path project;
    private final NovelHome home;
    private final Map<String, String> environment;
    private final PrintStream progress;
    private final int port;
    private final OptionalLong seed;

    /** A lab in which nobody has asked for a seed. */
    public Lab(Path project, NovelHome main, RandomGenerator random, PrintStream progress) throws IOException {
        this(project, main, random, progress, OptionalLong.empty());
    }

    /**
     * @param main the home whose build is measured
     * @param progress gets what is told meanwhile
     * @param seed what those who draw by chance are to draw from
     */
    public Lab(Path project, NovelHome main, RandomGenerator random, PrintStream progress, OptionalLong seed)
            throws IOException {
        this.seed = seed;
        this.project = project;
        this.home = new NovelHome(main.bench().resolve("home"), main.apps(), main.servers());
        this.progress = progress;
        this.port = new FreePorts(random).next(Service.values().length, Instance.MANAGEMENT);
        this.environment = Map.of(
                "NOVEL_HOME", home.root().toString(),
                "NOVEL_APPS", home.apps().toString(),
                "NOVEL_SERVERS", home.servers().toString(),
                "NOVEL_PORT", Integer.toString(port));
    }

    /** Runs {@code ./novel up --detach} and tells how long it took, from the shell to the prompt. */
    Duration up(String jvm) throws IOException {
        return up(Map.of(), "--jvm", jvm);
    }

    /** Runs {@code ./novel up --detach} with these words and variables besides. */
    public Duration up(Map<String, String> variables, String... words) throws IOException {
        long begin = System.nanoTime();
        List<String> line = new ArrayList<>(List.of("up", "--detach"));
        line.addAll(List.of(words));
        novel(variables, line.toArray(String[]::new));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Runs {@code ./novel down}. */
    public void down() throws IOException {
        novel(Map.of(), "down");
    }

    /** Where its processes are written down. */
    public NovelHome home() {
        return home;
    }

    /** Where its gateway listens. */
    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** What those who draw by chance are to draw from, if somebody has asked for it. */
    public OptionalLong seed() {
        return seed;
    }

    /** The folder of the project. */
    public Path project() {
        return project;
    }

    /** The gateway of the suite that is up. */
    public Gateway gateway() throws IOException {
        return new Gateway(base(), Files.readString(home.token()).strip());
    }

    /** The services that run. */
    List<RunRecord> services() throws IOException {
        return RunRecord.all(home).stream()
                .filter(record -> record.managementPort() != 0)
                .toList();
    }

    /** The jar of a service, unpacked so that its libraries stand beside it. */
    public Path unpacked(Service service) throws IOException {
        return new Apps(project, home, Jdk.current(), JvmProfile.DEFAULT)
                .unpacked(service)
                .folder()
                .resolve(service.module() + ".jar");
    }

    /** Where the person who waits reads. */
    public PrintStream progress() {
        return progress;
    }

    /** Tells the person who waits. */
    public void say(String text) {
        progress.println(text);
        progress.flush();
    }

    private void novel(Map<String, String> variables, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(project.resolve("novel").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("novel " + words[0] + " failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("novel " + words[0] + " was interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        down();
    }
}
