package io.novelengine.local.bench;

import io.novelengine.local.home.RunRecord;
import io.novelengine.local.process.ProcessMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the services hold in memory at a moment, one figure a service. */
final class Memory {

    private Memory() {}

    static List<Figure> figures(Benchmark benchmark, String variant, String when, Lab lab) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (RunRecord service : lab.services()) {
            ProcessMemory.of(service.identity().pid())
                    .ifPresent(memory -> figures.add(new Figure(
                            benchmark.name(),
                            variant,
                            service.name() + " memory " + when,
                            (memory.residentKiB() >> 10) + " MB resident"
                                    + memory.proportionalKiB()
                                            .map(kib -> ", " + (kib >> 10) + " MB proportional")
                                            .orElse(""))));
        }
        return figures;
    }
}
