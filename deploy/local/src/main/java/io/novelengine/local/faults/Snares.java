package io.novelengine.local.faults;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Catches processes at the moments that were asked for: one kill, or one late write, for each time of asking. */
final class Snares {

    private final NovelHome home;
    private final Fences fences;
    private final long lateMillis;
    private final AtomicReference<@Nullable Kill> kill = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<String>> late = new AtomicReference<>();
    private final Map<CrashPoint, Integer> kills = new EnumMap<>(CrashPoint.class);
    private volatile int proxyPort;

    /**
     * @param lateMillis longest that a write is kept back, in milliseconds
     */
    Snares(NovelHome home, Fences fences, long lateMillis) {
        this.home = home;
        this.fences = fences;
        this.lateMillis = lateMillis;
    }

    /** Where the services connect to. */
    void at(int port) {
        proxyPort = port;
    }

    /** Kills the next process that reaches the point; its name, empty when none does in time. */
    String kill(CrashPoint point, long millis) throws InterruptedException {
        Kill wanted = new Kill(point, new CompletableFuture<>());
        kill.set(wanted);
        try {
            return answer(wanted.victim(), millis);
        } finally {
            kill.compareAndSet(wanted, null);
        }
    }

    /**
     * Freezes the next process that writes a turn, until another has claimed the run, and lets the write through then; its
     * name, empty when nobody claims it in time.
     */
    String writeLate(long millis) throws InterruptedException {
        CompletableFuture<String> wanted = new CompletableFuture<>();
        late.set(wanted);
        try {
            return answer(wanted, millis + lateMillis);
        } finally {
            late.compareAndSet(wanted, null);
        }
    }

    private static String answer(CompletableFuture<String> wanted, long millis) throws InterruptedException {
        try {
            return wanted.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException never) {
            return "";
        }
    }

    /** Kills at each point so far. */
    synchronized Map<CrashPoint, Integer> kills() {
        return new EnumMap<>(kills);
    }

    /** The process with this port is at a point; false when that was its end. */
    boolean passes(CrashPoint point, int port) {
        Kill wanted = kill.get();
        if (wanted == null || wanted.point() != point || !kill.compareAndSet(wanted, null)) {
            return true;
        }
        Optional<RunRecord> victim = process(port);
        boolean killed = victim.flatMap(record -> record.identity().handle())
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
        if (killed) {
            synchronized (this) {
                kills.merge(point, 1, Integer::sum);
            }
        }
        wanted.victim().complete(killed ? victim.orElseThrow().name() : "");
        return !killed;
    }

    /** The process with this port writes a turn. */
    void writing(int port, long pid, UUID run) throws InterruptedException {
        CompletableFuture<String> wanted = late.get();
        if (wanted == null || !late.compareAndSet(wanted, null)) {
            return;
        }
        Optional<RunRecord> writer = process(port);
        String told = "";
        if (writer.isPresent()) {
            Signal.STOP.send(writer.get());
            try {
                boolean taken = fences.awaitStale(run, pid, lateMillis);
                told = taken ? writer.get().name() : "";
            } finally {
                Signal.CONT.send(writer.get());
            }
        }
        wanted.complete(told);
    }

    /** The process with this port; 0 when there is none. */
    long pid(int port) {
        return process(port).map(record -> record.identity().pid()).orElse(0L);
    }

    private Optional<RunRecord> process(int port) {
        try {
            return Peer.of(
                    port,
                    proxyPort,
                    RunRecord.all(home).stream()
                            .filter(record -> record.managementPort() != 0)
                            .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private record Kill(CrashPoint point, CompletableFuture<String> victim) {}
}
