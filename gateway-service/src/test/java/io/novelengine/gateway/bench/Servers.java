package io.novelengine.gateway.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes of a benchmark, ended with it. */
final class Servers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final List<Process> running = new CopyOnWriteArrayList<>();
    private final Path folder;

    Servers() throws IOException {
        folder = Files.createTempDirectory("novel-gateway-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Process::destroy)));
    }

    Path folder() {
        return folder;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts a Java program with as much memory as a service has. */
    Process java(int port, List<String> words, Map<String, String> environment) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(words);
        return start(port, command, environment);
    }

    /** Starts a program and waits until it listens. */
    Process start(int port, List<String> command, Map<String, String> environment) throws Exception {
        var log = folder.resolve("port-" + port + ".log").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment);
        var process = builder.start();
        running.add(process);
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IOException(command + " did not start:\n" + Files.readString(log.toPath()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return process;
    }

    /** Processor time of a process and its children so far, in milliseconds. */
    static double processorMillis(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    /** Resident memory of a process now, in megabytes. */
    static long residentMegabytes(Process process) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        running.forEach(Process::destroy);
        for (var process : running) {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
