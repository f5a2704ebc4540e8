package io.novelengine.simulation.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures the engine: decisions and stories per second on one thread and on two, allocation per story, and how the cost
 * of a fixed number of acts grows with the number of characters.
 */
public final class EngineBenchmark {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int[] SIZES = {5, 10, 20, 40, 50};
    private static final int ACTS = 2_000;

    private final List<Scenario> scenarios = Content.scenarios();
    private final List<List<Persona>> casts = Content.casts();
    private final List<Persona> people = Content.people();

    /** Times in nanoseconds of CPU, allocation in bytes. */
    private record Cost(int stories, long decisions, long cpu, long bytes) {}

    private EngineBenchmark() {}

    /** Prints a table; the first argument is the number of stories a thread plays when measured, 3000 if absent. */
    public static void main(String[] arguments) throws Exception {
        int stories = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000;
        EngineBenchmark benchmark = new EngineBenchmark();
        for (int warm = 0; warm < 3; warm++) {
            benchmark.play(stories / 2, warm);
        }
        benchmark.throughput(1, stories);
        benchmark.throughput(2, stories);
        benchmark.growth();
    }

    private void throughput(int threads, int stories) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Cost>> work = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long seed = 10L * threads + thread;
                work.add(() -> play(stories, seed));
            }
            long start = System.nanoTime();
            long decisions = 0;
            long cpu = 0;
            long bytes = 0;
            int told = 0;
            for (Future<Cost> done : pool.invokeAll(work)) {
                decisions += done.get().decisions();
                cpu += done.get().cpu();
                bytes += done.get().bytes();
                told += done.get().stories();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d thread%s\t%,.0f decisions/s, %,.0f per CPU second; %,.0f stories/s; %,d KB allocated a story%n",
                    threads,
                    threads == 1 ? "" : "s",
                    decisions / seconds,
                    decisions / (cpu / 1e9),
                    told / seconds,
                    bytes / told / 1024);
        }
    }

    private Cost play(int stories, long seed) {
        Engine engine = new Engine();
        long decisions = 0;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        for (int k = 0; k < stories; k++) {
            List<Persona> cast = casts.get(k % casts.size());
            Scenario scenario = scenarios.get(k / casts.size() % scenarios.size());
            World world = engine.begin(
                    Setup.of(scenario, cast.subList(0, Math.min(5, cast.size())), seed * 1_000_000 + k, 12));
            while (!engine.over(world)) {
                world = engine.play(world).world();
            }
            decisions += world.decisions();
        }
        return new Cost(
                stories,
                decisions,
                THREADS.getCurrentThreadCpuTime() - start,
                THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    /** The least of several rounds, as a busy machine only ever makes a round longer. */
    private void growth() {
        double[] times = new double[SIZES.length];
        for (int size = 0; size < SIZES.length; size++) {
            times[size] = Double.MAX_VALUE;
            for (int round = 0; round < 12; round++) {
                times[size] = Math.min(times[size], acts(SIZES[size], round));
            }
            System.out.printf(Locale.ROOT, "%d characters\t%.1f ms for %,d acts%n", SIZES[size], times[size], ACTS);
        }
        System.out.printf(
                Locale.ROOT,
                "growth of the cost of a fixed number of acts\tas characters to the power %.2f (n log n over this range: %.2f)%n",
                exponent(times),
                exponent(nLogN()));
    }

    private static double[] nLogN() {
        double[] times = new double[SIZES.length];
        for (int size = 0; size < SIZES.length; size++) {
            times[size] = SIZES[size] * Math.log(SIZES[size]);
        }
        return times;
    }

    /** Milliseconds of CPU for a fixed number of acts, the beginning of stories not counted. */
    private double acts(int count, int round) {
        Engine engine = new Engine();
        List<Persona> cast = people.subList(0, count);
        long time = 0;
        int acts = 0;
        int story = 0;
        while (acts < ACTS) {
            World world =
                    engine.begin(Setup.of(scenarios.get(story % scenarios.size()), cast, 100L * round + story++, 50));
            while (!engine.over(world) && acts < ACTS) {
                long start = THREADS.getCurrentThreadCpuTime();
                Step step = engine.play(world);
                time += THREADS.getCurrentThreadCpuTime() - start;
                world = step.world();
                acts += (int) step.turn().events().stream().filter(Event::isAct).count();
            }
        }
        return time / 1e6 * ACTS / acts;
    }

    /** Slope of the least-squares line through the logarithms. */
    private static double exponent(double[] times) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int size = 0; size < SIZES.length; size++) {
            double logSize = Math.log(SIZES[size]);
            double logTime = Math.log(times[size]);
            x += logSize;
            y += logTime;
            xx += logSize * logSize;
            xy += logSize * logTime;
        }
        return (SIZES.length * xy - x * y) / (SIZES.length * xx - x * x);
    }
}
