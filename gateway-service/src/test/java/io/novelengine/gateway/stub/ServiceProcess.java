package io.novelengine.gateway.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** An {@link Instance} in a process of its own, which can be killed. */
public final class ServiceProcess implements AutoCloseable {

    private final Process process;
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    private ServiceProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(() -> read(process.inputReader()));
    }

    public static ServiceProcess start() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ServiceProcess(new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Instance.class.getName())
                .redirectErrorStream(true)
                .start());
        process.port.get(30, TimeUnit.SECONDS);
        return process;
    }

    private void read(BufferedReader output) {
        try (output) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("port ")) {
                    port.complete(Integer.valueOf(line.substring(5)));
                } else if (line.startsWith("did ")) {
                    done.add(line.substring(4));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port.join();
    }

    /** Paths of what was asked to change something, in the order in which it was asked. */
    public List<String> done() {
        return done;
    }

    /** Ends the process at once, as {@code kill -9} does, and waits for its last words. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        reader.join();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
