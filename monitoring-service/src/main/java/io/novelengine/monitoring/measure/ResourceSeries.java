package io.novelengine.monitoring.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The series that tell what instances use, by number. */
final class ResourceSeries {

    private enum Of {
        CPU,
        SYSTEM_CPU,
        RESIDENT,
        HEAP_USED,
        HEAP_MAX,
        GC,
        THREADS,
        POOL_ACQUIRED,
        POOL_PENDING,
        BREAKER_OPEN,
        UPTIME
    }

    private final Map<Of, List<Integer>> numbers = new EnumMap<>(Of.class);

    void add(int number, Series series) {
        var of = meaning(series);
        if (of != null) {
            numbers.computeIfAbsent(of, key -> new ArrayList<>()).add(number);
        }
    }

    private static @Nullable Of meaning(Series series) {
        var heap = "heap".equals(series.label("area"));
        return switch (series.name()) {
            case "process_cpu_usage" -> Of.CPU;
            case "system_cpu_usage" -> Of.SYSTEM_CPU;
            case "novel_process_memory_resident_bytes" -> Of.RESIDENT;
            case "jvm_memory_used_bytes" -> heap ? Of.HEAP_USED : null;
            case "jvm_memory_max_bytes" -> heap ? Of.HEAP_MAX : null;
            case "jvm_gc_pause_seconds_sum" -> Of.GC;
            case "jvm_threads_live_threads" -> Of.THREADS;
            case "r2dbc_pool_acquired_connections" -> Of.POOL_ACQUIRED;
            case "r2dbc_pool_pending_connections" -> Of.POOL_PENDING;
            case "resilience4j_circuitbreaker_state" -> "open".equals(series.label("state")) ? Of.BREAKER_OPEN : null;
            case "process_uptime_seconds" -> Of.UPTIME;
            default -> null;
        };
    }

    Resources of(List<Tally> instances) {
        return new Resources(
                mean(instances, tally -> mean(tally, Of.CPU)),
                mean(instances, tally -> mean(tally, Of.SYSTEM_CPU)),
                sum(instances, tally -> last(tally, Of.RESIDENT)),
                sum(instances, tally -> last(tally, Of.HEAP_USED)),
                sum(instances, tally -> last(tally, Of.HEAP_MAX)),
                mean(instances, this::gcShare),
                sum(instances, tally -> last(tally, Of.THREADS)),
                sum(instances, tally -> mean(tally, Of.POOL_ACQUIRED)),
                sum(instances, tally -> mean(tally, Of.POOL_PENDING)),
                sum(instances, tally -> last(tally, Of.BREAKER_OPEN)),
                least(instances, tally -> last(tally, Of.UPTIME)));
    }

    private double gcShare(Tally tally) {
        if (tally.covered() == 0) {
            return Double.NaN;
        }
        var pauses = mean(tally, Of.GC);
        return (Double.isNaN(pauses) ? 0 : pauses) / tally.covered();
    }

    private double mean(Tally tally, Of of) {
        return sum(of, tally::value);
    }

    private double last(Tally tally, Of of) {
        return sum(of, tally::last);
    }

    /** The sum over the series; not a number when none has a value. Limits that do not exist are told as -1. */
    private double sum(Of of, java.util.function.IntToDoubleFunction value) {
        var sum = Double.NaN;
        for (var number : numbers.getOrDefault(of, List.of())) {
            var each = value.applyAsDouble(number);
            if (each >= 0) {
                sum = Double.isNaN(sum) ? each : sum + each;
            }
        }
        return sum;
    }

    private static @Nullable Double mean(List<Tally> instances, ToDoubleFunction<Tally> value) {
        return orNull(instances.stream()
                .mapToDouble(value)
                .filter(each -> !Double.isNaN(each))
                .average());
    }

    private static @Nullable Double least(List<Tally> instances, ToDoubleFunction<Tally> value) {
        return orNull(instances.stream()
                .mapToDouble(value)
                .filter(each -> !Double.isNaN(each))
                .min());
    }

    private static @Nullable Double sum(List<Tally> instances, ToDoubleFunction<Tally> value) {
        return orNull(instances.stream()
                .mapToDouble(value)
                .filter(each -> !Double.isNaN(each))
                .reduce(Double::sum));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
