package io.novelengine.local.bench;

import io.novelengine.local.faults.Faults;
import java.util.List;

/** All benchmarks there are. */
public final class Benchmarks {

    private Benchmarks() {}

    /** In the order in which they run. */
    public static List<Benchmark> all() {
        return List.of(new WarmStart(), new RunsAtOnce(), new Prose(), new Faults());
    }
}
