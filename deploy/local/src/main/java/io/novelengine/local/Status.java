package io.novelengine.local;

import io.novelengine.local.app.Service;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import io.novelengine.local.process.Probe;
import io.novelengine.local.process.ProcessMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What runs, asked at this moment. */
final class Status {

    private static final int DOWN = 3;

    private final Context context;

    Status(Context context) {
        this.context = context;
    }

    /** Prints a table; exit code 0 if the suite is up, 3 if it is down. */
    int run() {
        List<RunRecord> all = records();
        if (all.stream().noneMatch(record -> record.identity().isAlive())) {
            context.out().println("Novel Engine is down.");
            return DOWN;
        }
        print("%-22s %8s %7s %-11s %8s %9s %9s", "process", "pid", "port", "state", "memory", "uptime", "restarts");
        all.parallelStream().map(this::row).toList().forEach(row -> context.out()
                .println(row));
        return 0;
    }

    /** Prints where each service is reached. */
    void urls() {
        records().stream()
                .filter(record -> isService(record.name()))
                .forEach(record -> print("  %-22s http://localhost:%d", record.name(), record.port()));
    }

    private List<RunRecord> records() {
        try {
            return RunRecord.all(context.home()).stream()
                    .sorted(Comparator.comparingInt(record -> rank(record.name())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String row(RunRecord record) {
        boolean alive = record.identity().isAlive();
        return format(
                "%-22s %8s %7s %-11s %8s %9s %9d",
                record.name(),
                alive ? Long.toString(record.identity().pid()) : "-",
                record.port() == 0 ? "-" : Integer.toString(record.port()),
                state(record, alive),
                ProcessMemory.of(record.identity().pid())
                        .filter(memory -> alive)
                        .map(memory -> (memory.residentKiB() >> 10) + " MB")
                        .orElse("-"),
                alive ? uptime(Duration.between(record.since(), context.clock().instant())) : "-",
                record.restarts());
    }

    private static String state(RunRecord record, boolean alive) {
        if (!alive) {
            return record.state() == RunState.FAILED || record.state() == RunState.RESTARTING
                    ? record.state().name().toLowerCase(Locale.ROOT)
                    : "dead";
        }
        if (record.managementPort() != 0 && record.state() == RunState.READY) {
            URI readiness = URI.create("http://127.0.0.1:" + record.managementPort() + "/actuator/health/readiness");
            return Probe.http(readiness).isReady(record.identity().pid()) ? "ready" : "not ready";
        }
        return record.state().name().toLowerCase(Locale.ROOT);
    }

    private static String uptime(Duration time) {
        return time.toHours() > 0
                ? format("%d h %02d m", time.toHours(), time.toMinutesPart())
                : format("%d m %02d s", time.toMinutesPart(), time.toSecondsPart());
    }

    private static boolean isService(String name) {
        return name.contains("-service");
    }

    private static int rank(String name) {
        for (Service service : Service.values()) {
            if (name.startsWith(service.module())) {
                return service.offset();
            }
        }
        return Service.values().length;
    }

    private void print(String pattern, Object... values) {
        context.out().println(format(pattern, values));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values).stripTrailing();
    }
}
