package io.novelengine.monitoring.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures that can be asked for by name, over time. */
public enum Measure {
    /** Requests per second. */
    THROUGHPUT(
            List.of("http_server_requests_seconds_count"),
            "requests/s",
            "Requests answered per second",
            figures -> figures.requests().throughput()),
    /** Mean response time. */
    RESPONSE_TIME_MEAN(
            List.of("http_server_requests_seconds_count", "http_server_requests_seconds_sum"),
            "ms",
            "Mean response time",
            figures -> figures.requests().meanMs()),
    /** Median response time. */
    RESPONSE_TIME_P50(
            List.of("http_server_requests_seconds_bucket"),
            "ms",
            "Half of the requests took no longer",
            figures -> value(figures.requests().p50())),
    /** 95th percentile of the response time. */
    RESPONSE_TIME_P95(
            List.of("http_server_requests_seconds_bucket"),
            "ms",
            "95 % of the requests took no longer",
            figures -> value(figures.requests().p95())),
    /** 99th percentile of the response time. */
    RESPONSE_TIME_P99(
            List.of("http_server_requests_seconds_bucket"),
            "ms",
            "99 % of the requests took no longer",
            figures -> value(figures.requests().p99())),
    /** Share of 5xx. */
    ERROR_RATE(
            List.of("http_server_requests_seconds_count"),
            "ratio",
            "Share of requests answered with 5xx",
            figures -> figures.requests().errorRate()),
    /** Share of 4xx. */
    CLIENT_ERROR_RATE(
            List.of("http_server_requests_seconds_count"),
            "ratio",
            "Share of requests answered with 4xx",
            figures -> figures.requests().clientErrorRate()),
    /** Processors used by the process. */
    CPU(
            List.of("process_cpu_usage"),
            "ratio",
            "Share of the machine's processors that the process used, mean of the instances",
            figures -> figures.resources().cpu()),
    /** Processors used by anything. */
    SYSTEM_CPU(
            List.of("system_cpu_usage"),
            "ratio",
            "Share of the machine's processors in use by anything",
            figures -> figures.resources().systemCpu()),
    /** Resident memory. */
    MEMORY(
            List.of("novel_process_memory_resident_bytes"),
            "bytes",
            "Resident memory, sum of the instances",
            figures -> figures.resources().memoryBytes()),
    /** Heap in use. */
    HEAP(List.of("jvm_memory_used_bytes"), "bytes", "Heap in use, sum of the instances", figures -> figures.resources()
            .heapUsedBytes()),
    /** Time in pauses of the garbage collector. */
    GC(
            List.of("jvm_gc_pause_seconds_sum"),
            "ratio",
            "Share of the time spent in pauses of the garbage collector",
            figures -> figures.resources().gcShare()),
    /** Live threads. */
    THREADS(
            List.of("jvm_threads_live_threads"),
            "threads",
            "Live threads, sum of the instances",
            figures -> figures.resources().threads()),
    /** Database connections in use. */
    POOL_ACQUIRED(
            List.of("r2dbc_pool_acquired_connections"),
            "connections",
            "Database connections in use, sum of the instances",
            figures -> figures.resources().poolAcquired()),
    /** Callers waiting for a database connection. */
    POOL_PENDING(
            List.of("r2dbc_pool_pending_connections"),
            "callers",
            "Callers waiting for a database connection, sum of the instances",
            figures -> figures.resources().poolPending()),
    /** Share of scrapes that were answered. */
    REACHED(
            List.of(),
            "ratio",
            "Share of the scrapes that were answered",
            figures -> figures.samples() + figures.missed() == 0
                    ? null
                    : (double) figures.samples() / (figures.samples() + figures.missed()));

    private final List<String> needs;
    private final String unit;
    private final String meaning;
    private final Function<Figures, @Nullable Double> figure;

    Measure(List<String> needs, String unit, String meaning, Function<Figures, @Nullable Double> figure) {
        this.needs = needs;
        this.unit = unit;
        this.meaning = meaning;
        this.figure = figure;
    }

    /** The name in paths, such as {@code response-time-p95}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The measure of that name, or null. */
    public static @Nullable Measure named(String slug) {
        for (var measure : values()) {
            if (measure.slug().equals(slug)) {
                return measure;
            }
        }
        return null;
    }

    /** Whether it is computed from series of that name. */
    public boolean needs(String name) {
        return needs.contains(name);
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** What it tells, in a sentence fragment. */
    public String meaning() {
        return meaning;
    }

    /** Its value, or null where there is none. */
    public @Nullable Double of(Figures figures) {
        return figure.apply(figures);
    }

    private static @Nullable Double value(@Nullable Quantile quantile) {
        return quantile == null ? null : quantile.value();
    }
}
