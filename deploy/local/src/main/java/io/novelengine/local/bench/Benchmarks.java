package io.novelengine.local.bench;

import io.novelengine.local.faults.Faults;
import io.novelengine.local.faults.Mutants;
import java.util.List;

/** All benchmarks there are. */
public final class Benchmarks {

    private Benchmarks() {}

    /** In the order in which they run. */
    public static List<Benchmark> all() {
        return List.of(
                new WarmStart(),
                new RunsAtOnce(),
                new Prose(),
                new Program(
                        "strangers",
                        "simulation-service",
                        "io.novelengine.simulation.cast.StrangersSurvey",
                        List.of("20", "3")),
                new Program(
                        "engine", "simulation-service", "io.novelengine.simulation.engine.EngineBenchmark", List.of()),
                new Program(
                        "narrator",
                        "simulation-service",
                        "io.novelengine.simulation.narrator.NarratorBenchmark",
                        List.of()),
                new Faults(),
                new Mutants(),
                new Live(),
                new Rolling(),
                new Program("cache", "shared-lib", "io.novelengine.shared.cache.CacheBenchmark", List.of()),
                new Program(
                        "characters",
                        "character-service",
                        "io.novelengine.character.profile.CharacterBenchmark",
                        List.of()),
                new Program(
                        "queue",
                        "simulation-service",
                        "io.novelengine.simulation.run.QueueBenchmark",
                        List.of(),
                        List.of("full")),
                new Program("reads", "character-service", "io.novelengine.character.bench.ReadBenchmark", List.of()),
                new Program(
                        "gateway",
                        "gateway-service",
                        "io.novelengine.gateway.bench.GatewayBenchmark",
                        List.of(),
                        List.of("full")));
    }
}
