package io.novelengine.local.bench;

import java.io.IOException;
import java.util.List;

/** Something that is measured. A new one is a class that implements this and a line in {@link Benchmarks}. */
public interface Benchmark {

    /** One word for the command line. */
    String name();

    /**
     * Measures.
     *
     * @param lab what it may use; a suite that it starts there is stopped after it
     * @param variants whether variants are measured too, which may take minutes
     */
    List<Figure> run(Lab lab, boolean variants) throws IOException;
}
