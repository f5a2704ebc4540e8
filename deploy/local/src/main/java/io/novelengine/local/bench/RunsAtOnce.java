package io.novelengine.local.bench;

import io.novelengine.local.app.JvmProfile;
import io.novelengine.local.client.Gateway;
import io.novelengine.local.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Eight runs of twelve turns with five characters, posted at once: how long until the last is complete. */
final class RunsAtOnce implements Benchmark {

    private static final String SIMULATIONS = "/api/v1/simulations";
    private static final int RUNS = 8;
    private static final int TURNS = 12;
    private static final int CAST = 5;
    private static final int ROUNDS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(50);

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public List<Figure> run(Lab lab, boolean variants) throws IOException {
        List<Figure> figures = new ArrayList<>();
        String variant = JvmProfile.DEFAULT.name();
        lab.say("runs: " + RUNS + " at once, " + ROUNDS + " times");
        lab.up(variant);
        try (Gateway gateway = lab.gateway()) {
            for (int round = 1; round <= ROUNDS; round++) {
                double seconds = round(gateway, round).toMillis() / 1_000.0;
                figures.add(Figure.of(
                        this,
                        variant,
                        RUNS + " runs of " + TURNS + " turns with " + CAST + " characters at once, round " + round,
                        seconds,
                        "s"));
            }
        }
        figures.addAll(Memory.figures(this, variant, "after " + RUNS * ROUNDS + " runs", lab));
        lab.down();
        return figures;
    }

    private static Duration round(Gateway gateway, int round) throws IOException {
        JsonNode cast = first(gateway, "/api/v1/casts");
        String scenario = first(gateway, "/api/v1/scenarios").path("slug").asString();
        long begin = System.nanoTime();
        List<String> ids = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            body.put("scenario", scenario).put("turns", TURNS).put("seed", 1_000L * round + run);
            for (int index = 0; index < CAST; index++) {
                body.withArray("cast").add(cast.path("characters").path(index).asString());
            }
            ids.add(gateway.post(SIMULATIONS, body).path("id").asString());
        }
        for (String id : ids) {
            awaitCompletion(gateway, id);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void awaitCompletion(Gateway gateway, String id) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() - deadline < 0) {
            String status = gateway.get(SIMULATIONS + "/" + id).path("status").asString();
            if ("COMPLETED".equals(status)) {
                return;
            }
            if (Set.of("FAILED", "PARTIAL", "CANCELLED").contains(status)) {
                throw new IOException("run " + id + " ended " + status);
            }
            Await.until(STEP, () -> false);
        }
        throw new IOException("run " + id + " is not complete after " + LIMIT.toMinutes() + " minutes");
    }

    private static JsonNode first(Gateway gateway, String path) throws IOException {
        return gateway.get(path).path("items").path(0);
    }
}
