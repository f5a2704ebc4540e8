package io.novelengine.simulation.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints what a thousand watchers of fifty runs notice: the time from the start of the transaction that commits a turn, by
 * PostgreSQL's clock, until the client has the frame, by the same clock; without and with twenty clients beside them that
 * never read, by turns; and what a connection costs in memory. Arguments: base URL of the gateway, its API token, seconds of
 * each round, and for the gateway and each simulation-service {@code name=pid@management URL}.
 */
public final class LiveBenchmark {

    private static final int CLIENTS = 1_000;
    private static final int RUNS = 50;
    private static final int CAST = 4;
    private static final int STUCK = 20;
    private static final int TURNS = 500;
    private static final int ROUNDS = 2;
    private static final int TRIES = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final URI gateway;
    private final String token;
    private final Duration round;
    private final List<Process> processes;
    private final HttpClient http = HttpClient.newHttpClient();

    private LiveBenchmark(URI gateway, String token, Duration round, List<Process> processes) {
        this.gateway = gateway;
        this.token = token;
        this.round = round;
        this.processes = processes;
    }

    /** Prints one figure a line, its cells parted by tabs. */
    public static void main(String[] words) throws Exception {
        var processes = new ArrayList<Process>();
        for (var word : List.of(words).subList(3, words.length)) {
            var parts = word.split("[=@]", 3);
            processes.add(new Process(parts[0], Long.parseLong(parts[1]), URI.create(parts[2])));
        }
        new LiveBenchmark(URI.create(words[0]), words[1], Duration.ofSeconds(Long.parseLong(words[2])), processes)
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        var runs = start();
        var before = memory();
        var audience = new Audience(gateway, token, runs);
        audience.join(CLIENTS);
        print("clients connected through the gateway", "%d on %d runs", audience.connected(), RUNS);
        pause(round);
        audience.take();
        var without = new ArrayList<Audience.Heard>();
        var with = new ArrayList<Audience.Heard>();
        for (var i = 0; i < ROUNDS; i++) {
            pause(round);
            without.add(audience.take());
            try (var stuck = new StuckClients(gateway, token, runs, STUCK)) {
                pause(round);
                with.add(audience.take());
                print("clients that never read, round " + (i + 1), "%d connected", stuck.connected());
            }
            pause(Duration.ofSeconds(3));
            audience.take();
        }
        report("", Audience.Heard.all(without));
        report("beside " + STUCK + " clients that never read: ", Audience.Heard.all(with));
        print("events out of order, missing or twice", "%d", audience.faults());
        print("streams that ended before their run", "%d", audience.lost());
        var after = memory();
        for (var process : processes) {
            var was = before.get(process.name());
            var is = after.get(process.name());
            print(
                    process.name() + " memory for each connection",
                    "%.1f kB of heap after collection; %.1f kB resident",
                    (is.heap() - was.heap()) / 1_000.0 / audience.connected(),
                    (is.resident() - was.resident()) / 1_000.0 / audience.connected());
        }
        for (var run : runs) {
            ask("POST", "/api/v1/simulations/" + run + "/cancel", "");
        }
    }

    private static void report(String condition, Audience.Heard heard) {
        print(
                condition + "urgent, commit to client",
                "p50 %.1f ms; p99 %.1f ms (gate 10 ms); greatest %.1f ms; %d events",
                heard.urgent().at(0.5),
                heard.urgent().at(0.99),
                heard.urgent().at(1),
                heard.urgent().count());
        print(
                condition + "batched by time, commit to client",
                "p50 %.1f ms; p99 %.1f ms (gate 110 ms); greatest %.1f ms; %d events",
                heard.batched().at(0.5),
                heard.batched().at(0.99),
                heard.batched().at(1),
                heard.batched().count());
    }

    private static void print(String measure, String format, Object... values) {
        System.out.println(measure + "\t" + String.format(Locale.ROOT, format, values));
    }

    private List<String> start() throws IOException, InterruptedException {
        var cast = ask("GET", "/api/v1/casts", "").path("items").path(0).path("characters");
        var scenario = ask("GET", "/api/v1/scenarios", "").path("items").path(0).path("slug");
        var runs = new ArrayList<String>();
        for (var i = 0; i < RUNS; i++) {
            var body = JSON.createObjectNode();
            body.set("scenario", scenario);
            body.put("turns", TURNS).put("seed", i);
            for (var member = 0; member < CAST; member++) {
                body.withArray("cast").add(cast.path(member).asString());
            }
            runs.add(ask("POST", "/api/v1/simulations", body.toString())
                    .path("id")
                    .asString());
        }
        return runs;
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        var key = UUID.randomUUID().toString();
        for (var left = TRIES; ; left--) {
            try {
                return askOnce(method, path, body, key);
            } catch (IOException refused) {
                if (left == 0) {
                    throw refused;
                }
                pause(Duration.ofMillis(500));
            }
        }
    }

    private JsonNode askOnce(String method, String path, String body, String key)
            throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(gateway.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private Map<String, Memory> memory() throws IOException, InterruptedException {
        var memory = new LinkedHashMap<String, Memory>();
        for (var process : processes) {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(20, TimeUnit.SECONDS);
            var metrics = http.send(
                            HttpRequest.newBuilder(process.management().resolve("/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            var heap = metrics.lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            var resident = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
            memory.put(process.name(), new Memory(heap, resident));
        }
        return memory;
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /** A process whose memory is read. */
    private record Process(String name, long pid, URI management) {}

    /** Bytes. */
    private record Memory(double heap, long resident) {}
}
