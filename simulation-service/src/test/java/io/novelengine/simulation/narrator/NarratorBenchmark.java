package io.novelengine.simulation.narrator;

import com.sun.management.ThreadMXBean;
import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.engine.Setup;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Measures whole stories: played and told per second on one thread and on two, and what one story allocates. */
final class NarratorBenchmark {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TURNS = 12;

    /** Times in nanoseconds of CPU, allocation in bytes. */
    private record Cost(int stories, long played, long told, long bytes) {}

    private final List<Scenario> scenarios =
            Library.scenarios().stream().map(Library::scenario).toList();
    private final List<List<Persona>> casts =
            Library.casts().stream().map(Library::cast).toList();

    /** Prints a table; the first argument is the number of stories a thread tells when measured. */
    public static void main(String[] arguments) throws Exception {
        var stories = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        new NarratorBenchmark().print(stories);
    }

    private void print(int stories) throws Exception {
        for (var warm = 0; warm < 3; warm++) {
            tell(stories / 2, warm);
        }
        for (var threads = 1; threads <= 2; threads++) {
            var number = threads;
            var start = System.nanoTime();
            var costs = new ArrayList<Cost>();
            try (var pool = Executors.newFixedThreadPool(threads)) {
                var work = new ArrayList<Callable<Cost>>();
                for (var thread = 0; thread < threads; thread++) {
                    var seed = 10 * number + thread;
                    work.add(() -> tell(stories, seed));
                }
                for (var done : pool.invokeAll(work)) {
                    costs.add(done.get());
                }
            }
            report(threads, costs, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void report(int threads, List<Cost> costs, double seconds) {
        var stories = costs.stream().mapToInt(Cost::stories).sum();
        var played = costs.stream().mapToLong(Cost::played).sum() / 1e6 / stories;
        var told = costs.stream().mapToLong(Cost::told).sum() / 1e6 / stories;
        System.out.printf(
                Locale.ROOT,
                "%d thread%s\t%.1f stories/s; CPU a story: engine %.2f ms, narrator %.2f ms; allocated %,d KB%n",
                threads,
                threads == 1 ? "" : "s",
                stories / seconds,
                played,
                told,
                costs.stream().mapToLong(Cost::bytes).sum() / stories / 1024);
    }

    private Cost tell(int stories, int seed) {
        var engine = new Engine();
        var bytes = THREADS.getCurrentThreadAllocatedBytes();
        var played = 0L;
        var told = 0L;
        for (var k = 0; k < stories; k++) {
            var cast = casts.get(k % casts.size());
            var setup = Setup.of(
                    scenarios.get(k / casts.size() % scenarios.size()),
                    cast.subList(0, Math.min(5, cast.size())),
                    seed * 1_000_000L + k,
                    TURNS);
            var start = THREADS.getCurrentThreadCpuTime();
            var story = engine.tell(setup);
            var middle = THREADS.getCurrentThreadCpuTime();
            Chronicler.chronicle(setup, story.parts(), story.things(), story.turns(), Style.DEFAULT);
            played += middle - start;
            told += THREADS.getCurrentThreadCpuTime() - middle;
        }
        return new Cost(stories, played, told, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }
}
