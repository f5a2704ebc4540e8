package io.novelengine.simulation.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the engine: decisions and stories per second on two threads, allocation per story, cost by cast size. */
public final class EngineBenchmark {

    private EngineBenchmark() {}

    /** Prints a table. */
    public static void main(String[] arguments) throws Exception {
        List<Scenario> scenarios = Content.scenarios();
        List<List<Persona>> casts = Content.casts();
        for (int warm = 0; warm < 5; warm++) {
            run(scenarios, casts, 300, warm);
        }
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            long start = System.nanoTime();
            Callable<long[]> one = () -> run(scenarios, casts, 1500, 10);
            Callable<long[]> other = () -> run(scenarios, casts, 1500, 20);
            long decisions = 0;
            long stories = 0;
            long cpu = 0;
            for (Future<long[]> done : two.invokeAll(List.of(one, other))) {
                stories += done.get()[0];
                decisions += done.get()[1];
                cpu += done.get()[2];
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "stories/s   (5 people, 12 turns, 2 threads)  %,.0f%n", stories / seconds);
            System.out.printf(Locale.ROOT, "decisions/s (2 threads)                      %,.0f%n", decisions / seconds);
            System.out.printf(
                    Locale.ROOT, "decisions per CPU second and core            %,.0f%n", decisions / (cpu / 1e9));
        }
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        long[] done = run(scenarios, casts, 200, 40);
        long bytes = memory.getCurrentThreadAllocatedBytes() - before;
        System.out.printf(Locale.ROOT, "allocation per story                         %,d KB%n", bytes / done[0] / 1024);
        for (int people : new int[] {5, 10, 20, 40}) {
            System.out.printf(Locale.ROOT, "%2d people: %.3f ms a turn%n", people, turn(scenarios.getFirst(), people));
        }
    }

    private static long[] run(List<Scenario> scenarios, List<List<Persona>> casts, int stories, long seed) {
        Engine engine = new Engine();
        long decisions = 0;
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
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
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        return new long[] {stories, decisions, cpu};
    }

    private static double turn(Scenario scenario, int people) {
        List<Persona> cast = Fixtures.crowd(people);
        Engine engine = new Engine();
        long start = 0;
        int turns = 60;
        for (int round = 0; round < 6; round++) {
            start = System.nanoTime();
            engine.tell(Setup.of(scenario, cast, round, turns));
        }
        return (System.nanoTime() - start) / 1e6 / turns;
    }
}
