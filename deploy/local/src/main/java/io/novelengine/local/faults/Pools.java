package io.novelengine.local.faults;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The connections of the services to PostgreSQL: at rest, nobody holds one. */
final class Pools {

    private static final String ACQUIRED = "r2dbc_pool_acquired_connections";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long STEP_MILLIS = 200;

    private final NovelHome home;
    private final HttpClient http;

    Pools(NovelHome home, HttpClient http) {
        this.home = home;
        this.http = http;
    }

    /** Finds what is still held though nobody asks for anything. */
    void check(Findings findings) throws IOException, InterruptedException {
        List<RunRecord> services = RunRecord.all(home).stream()
                .filter(record -> record.name().contains("-service") && record.managementPort() != 0)
                .toList();
        for (RunRecord service : services) {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            String held = held(service);
            while (!held.equals("0.0") && System.nanoTime() < deadline) {
                Thread.sleep(STEP_MILLIS);
                held = held(service);
            }
            if (!held.equals("0.0")) {
                findings.add(Check.CONNECTIONS, service.name() + " at rest holds " + held + " connections");
            }
        }
    }

    private String held(RunRecord service) throws InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + service.managementPort() + "/actuator/prometheus");
        try {
            String text = http.send(
                            HttpRequest.newBuilder(metrics).timeout(LIMIT).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return text.lines()
                    .filter(line -> line.startsWith(ACQUIRED))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .findFirst()
                    .orElse(text.contains("r2dbc_pool") ? "an unknown number of" : "0.0");
        } catch (IOException unreachable) {
            return "an unknown number of";
        }
    }
}
