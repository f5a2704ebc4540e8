package io.novelengine.local.bench;

import io.novelengine.local.home.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A thousand clients over WebSocket on fifty runs, through the gateway: how long after the commit they have each turn. */
final class Live implements Benchmark {

    private static final Map<String, String> SETTINGS = Map.of(
            "NOVEL_SIMULATION_PACE", "1s",
            "NOVEL_LIVE_CLIENT_CONNECTIONS", "4000");

    @Override
    public String name() {
        return "live";
    }

    @Override
    public List<Figure> run(Lab lab, boolean variants) throws IOException {
        lab.up(SETTINGS);
        try {
            List<String> words = new ArrayList<>(List.of(
                    lab.base().toString(), Files.readString(lab.home().token()).strip(), variants ? "60" : "20"));
            for (RunRecord service : lab.services()) {
                if (service.name().startsWith("gateway") || service.name().startsWith("simulation")) {
                    words.add(service.name() + "=" + service.identity().pid() + "@http://127.0.0.1:"
                            + service.managementPort());
                }
            }
            return new Program(
                            name(),
                            "simulation-service",
                            "io.novelengine.simulation.live.LiveBenchmark",
                            List.copyOf(words))
                    .run(lab, variants);
        } finally {
            lab.down();
        }
    }
}
