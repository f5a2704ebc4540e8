package io.novelengine.local.faults;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws faults and makes them happen. */
final class Injector {

    private static final String SIMULATION = "simulation-service";
    private static final String POSTGRES = "postgres";
    private static final String REDIS = "redis";

    private final NovelHome home;
    private final FaultProxy proxy;
    private final RandomGenerator random;
    private final long leaseMillis;
    private final Consumer<String> journal;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

    Injector(NovelHome home, FaultProxy proxy, RandomGenerator random, long leaseMillis, Consumer<String> journal) {
        this.home = home;
        this.proxy = proxy;
        this.random = random;
        this.leaseMillis = leaseMillis;
        this.journal = journal;
    }

    Map<Fault, Integer> counts() {
        return counts;
    }

    /** Draws a fault and makes it happen; returns when it is over, though not what follows from it. */
    void next() throws IOException, InterruptedException {
        Fault fault = draw();
        String told = inject(fault);
        if (!told.isEmpty()) {
            counts.merge(fault, 1, Integer::sum);
            journal.accept(fault + " " + told);
        }
    }

    private Fault draw() {
        int at =
                random.nextInt(Stream.of(Fault.values()).mapToInt(Fault::weight).sum());
        for (Fault fault : Fault.values()) {
            at -= fault.weight();
            if (at < 0) {
                return fault;
            }
        }
        throw new IllegalStateException("no fault drawn");
    }

    private String inject(Fault fault) throws IOException, InterruptedException {
        return switch (fault) {
            case KILL -> kill(SIMULATION);
            case FREEZE -> freeze();
            case CUT -> proxy.cut() + " connections";
            case HOLE -> hole();
            case POSTGRES -> kill(POSTGRES);
            case EMPTY -> empty();
            case REDIS -> kill(REDIS);
        };
    }

    private List<RunRecord> ready(String name) throws IOException {
        return RunRecord.all(home).stream()
                .filter(record -> record.name().startsWith(name) && record.state() == RunState.READY)
                .toList();
    }

    private String kill(String name) throws IOException {
        List<RunRecord> victims = ready(name);
        if (victims.isEmpty() || name.equals(SIMULATION) && victims.size() < 2) {
            return "";
        }
        RunRecord victim = victims.get(random.nextInt(victims.size()));
        return victim.identity().handle().map(ProcessHandle::destroyForcibly).orElse(false) ? victim.name() : "";
    }

    private String freeze() throws IOException, InterruptedException {
        List<RunRecord> victims = ready(SIMULATION);
        if (victims.isEmpty()) {
            return "";
        }
        RunRecord victim = victims.get(random.nextInt(victims.size()));
        long millis = random.nextLong(leaseMillis * 3 / 2, leaseMillis * 4);
        signal("STOP", victim);
        try {
            Thread.sleep(millis);
        } finally {
            signal("CONT", victim);
        }
        return victim.name() + " for " + millis + " ms";
    }

    private String hole() throws InterruptedException {
        long millis = random.nextLong(500, leaseMillis * 2);
        proxy.hold();
        try {
            Thread.sleep(millis);
        } finally {
            proxy.release();
        }
        return "for " + millis + " ms";
    }

    private String empty() throws IOException {
        List<RunRecord> redis = ready(REDIS);
        if (redis.isEmpty()) {
            return "";
        }
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), redis.getFirst().port())) {
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(3);
            return "all keys";
        } catch (IOException gone) {
            return "";
        }
    }

    private static void signal(String name, RunRecord victim) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(victim.identity().pid()))
                .inheritIO()
                .start()
                .waitFor();
    }
}
