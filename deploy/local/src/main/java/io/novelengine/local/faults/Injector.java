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
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws faults and makes them happen. */
final class Injector {

    private static final String SIMULATION = "simulation-service";
    private static final String POSTGRES = "postgres";
    private static final String REDIS = "redis";
    private static final long AT_LEAST = 2;

    private final NovelHome home;
    private final FaultProxy proxy;
    private final Snares snares;
    private final Storm storm;
    private final RandomGenerator random;
    private final List<Fault> kinds;
    private final List<CrashPoint> points;
    private final long leaseMillis;
    private final Consumer<String> journal;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

    /**
     * @param kinds what is drawn from
     * @param points where processes are killed
     */
    Injector(
            NovelHome home,
            FaultProxy proxy,
            Snares snares,
            Storm storm,
            RandomGenerator random,
            Set<Fault> kinds,
            Set<CrashPoint> points,
            long leaseMillis,
            Consumer<String> journal) {
        this.home = home;
        this.proxy = proxy;
        this.snares = snares;
        this.storm = storm;
        this.random = random;
        this.kinds = Stream.of(Fault.values()).filter(kinds::contains).toList();
        this.points = Stream.of(CrashPoint.values()).filter(points::contains).toList();
        this.leaseMillis = leaseMillis;
        this.journal = journal;
    }

    Map<Fault, Integer> counts() {
        return counts;
    }

    /** Kills at each crash point. */
    Map<CrashPoint, Integer> kills() {
        return snares.kills();
    }

    /** Crash points at which nothing was killed yet, though something should be. */
    List<CrashPoint> missing() {
        Map<CrashPoint, Integer> kills = kills();
        return kinds.contains(Fault.CRASH)
                ? points.stream().filter(point -> !kills.containsKey(point)).toList()
                : List.of();
    }

    /** Draws a fault and makes it happen; returns when it is over, though not what follows from it. */
    void next() throws IOException, InterruptedException {
        make(draw());
    }

    /** Kills at one of the points where nothing was killed yet. */
    void crash() throws IOException, InterruptedException {
        make(Fault.CRASH);
    }

    private void make(Fault fault) throws IOException, InterruptedException {
        String told = inject(fault);
        if (!told.isEmpty()) {
            counts.merge(fault, 1, Integer::sum);
            journal.accept(fault + " " + told);
        }
    }

    private Fault draw() {
        int at = random.nextInt(kinds.stream().mapToInt(Fault::weight).sum());
        for (Fault fault : kinds) {
            at -= fault.weight();
            if (at < 0) {
                return fault;
            }
        }
        throw new IllegalStateException("no fault drawn");
    }

    private String inject(Fault fault) throws IOException, InterruptedException {
        return switch (fault) {
            case CRASH -> crashAt(rarest());
            case KILL -> kill(SIMULATION);
            case FREEZE -> freeze();
            case LATE -> snares.writeLate(leaseMillis);
            case CUT -> proxy.cut() + " connections";
            case HOLE -> hole();
            case STORM -> storm.blow(random) + " callers who went away";
            case POSTGRES -> kill(POSTGRES);
            case EMPTY -> empty();
            case REDIS -> kill(REDIS);
        };
    }

    /** One of the points with the fewest kills. */
    private CrashPoint rarest() {
        Map<CrashPoint, Integer> kills = kills();
        int fewest = points.stream()
                .mapToInt(point -> kills.getOrDefault(point, 0))
                .min()
                .orElseThrow();
        List<CrashPoint> rarest = points.stream()
                .filter(point -> kills.getOrDefault(point, 0) == fewest)
                .toList();
        return rarest.get(random.nextInt(rarest.size()));
    }

    private String crashAt(CrashPoint point) throws IOException, InterruptedException {
        if (ready(SIMULATION).size() < AT_LEAST) {
            return "";
        }
        if (point == CrashPoint.RESCUED) {
            kill(SIMULATION);
        }
        String victim = snares.kill(point, leaseMillis * 3);
        return victim.isEmpty() ? "" : "of " + victim + " at " + point;
    }

    private List<RunRecord> ready(String name) throws IOException {
        return RunRecord.all(home).stream()
                .filter(record -> record.name().startsWith(name) && record.state() == RunState.READY)
                .filter(record -> record.identity().isAlive())
                .toList();
    }

    private String kill(String name) throws IOException {
        List<RunRecord> victims = ready(name);
        if (victims.isEmpty() || name.equals(SIMULATION) && victims.size() < AT_LEAST) {
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
        Signal.STOP.send(victim);
        try {
            Thread.sleep(millis);
        } finally {
            Signal.CONT.send(victim);
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
}
