package io.novelengine.monitoring.measure;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures that can be asked for by name, over time. */
public enum Measure {
    /** Requests per second. */
    THROUGHPUT("requests/s", "Requests answered per second", figures -> figures.requests()
            .throughput()),
    /** Mean response time. */
    RESPONSE_TIME_MEAN("ms", "Mean response time", figures -> figures.requests().meanMs()),
    /** Median response time. */
    RESPONSE_TIME_P50(
            "ms",
            "Half of the requests took no longer",
            figures -> value(figures.requests().p50())),
    /** 95th percentile of the response time. */
    RESPONSE_TIME_P95(
            "ms",
            "95 % of the requests took no longer",
            figures -> value(figures.requests().p95())),
    /** 99th percentile of the response time. */
    RESPONSE_TIME_P99(
            "ms",
            "99 % of the requests took no longer",
            figures -> value(figures.requests().p99())),
    /** Share of 5xx. */
    ERROR_RATE("ratio", "Share of requests answered with 5xx", figures -> figures.requests()
            .errorRate()),
    /** Share of 4xx. */
    CLIENT_ERROR_RATE("ratio", "Share of requests answered with 4xx", figures -> figures.requests()
            .clientErrorRate()),
    /** Processors used by the process. */
    CPU(
            "ratio",
            "Share of the machine's processors that the process used, mean of the instances",
            figures -> figures.resources().cpu()),
    /** Processors used by anything. */
    SYSTEM_CPU("ratio", "Share of the machine's processors in use by anything", figures -> figures.resources()
            .systemCpu()),
    /** Resident memory. */
    MEMORY("bytes", "Resident memory, sum of the instances", figures -> figures.resources()
            .memoryBytes()),
    /** Heap in use. */
    HEAP("bytes", "Heap in use, sum of the instances", figures -> figures.resources()
            .heapUsedBytes()),
    /** Time in pauses of the garbage collector. */
    GC("ratio", "Share of the time spent in pauses of the garbage collector", figures -> figures.resources()
            .gcShare()),
    /** Live threads. */
    THREADS("threads", "Live threads, sum of the instances", figures -> figures.resources()
            .threads()),
    /** Database connections in use. */
    POOL_ACQUIRED("connections", "Database connections in use, sum of the instances", figures -> figures.resources()
            .poolAcquired()),
    /** Callers waiting for a database connection. */
    POOL_PENDING(
            "callers", "Callers waiting for a database connection, sum of the instances", figures -> figures.resources()
                    .poolPending()),
    /** Share of scrapes that were answered. */
    REACHED(
            "ratio",
            "Share of the scrapes that were answered",
            figures -> figures.samples() + figures.missed() == 0
                    ? null
                    : (double) figures.samples() / (figures.samples() + figures.missed()));

    private final String unit;
    private final String meaning;
    private final Function<Figures, @Nullable Double> figure;

    Measure(String unit, String meaning, Function<Figures, @Nullable Double> figure) {
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
