package io.novelengine.local.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a load.
 *
 * @param time how long it lasted
 * @param latencies by path, of answers with a 2xx status
 * @param others how many answers were something else, by path and status
 */
public record LoadResult(Duration time, Map<String, Latencies> latencies, Map<String, Long> others) {

    /** How many requests were answered well. */
    public long answers() {
        return latencies.values().stream().mapToLong(Latencies::count).sum();
    }

    /** A table with a line for each path. */
    public List<String> lines() {
        List<String> lines = new java.util.ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-34s %9s %9s %8s %8s %8s %8s",
                "path",
                "answers",
                "per s",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "max ms"));
        new TreeMap<>(latencies).forEach((path, values) -> lines.add(line(path, values)));
        Latencies all = new Latencies();
        latencies.values().forEach(all::add);
        lines.add(line("all", all));
        new TreeMap<>(others).forEach((what, count) -> lines.add("not 2xx: " + count + " × " + what));
        return lines;
    }

    private String line(String path, Latencies values) {
        return String.format(
                Locale.ROOT,
                "%-34s %9d %9.1f %8.1f %8.1f %8.1f %8.1f",
                path,
                values.count(),
                values.count() * 1e9 / time.toNanos(),
                millis(values.percentile(0.50)),
                millis(values.percentile(0.90)),
                millis(values.percentile(0.99)),
                millis(values.longest()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
