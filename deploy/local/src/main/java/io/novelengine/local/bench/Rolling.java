package io.novelengine.local.bench;

import io.novelengine.local.app.Service;
import io.novelengine.local.client.Gateway;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import io.novelengine.local.load.LoadProfile;
import io.novelengine.local.load.LoadResult;
import io.novelengine.local.load.LoadTest;
import io.novelengine.local.process.Await;
import io.novelengine.local.process.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two instances of each service behind the gateway, asked to end one after the other while people read from all of them and
 * create characters; each is back before the next one goes. Every request counts, and none may fail.
 */
final class Rolling implements Benchmark {

    private static final Duration SLICE = Duration.ofSeconds(2);
    private static final Duration BACK = Duration.ofMinutes(3);
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final LoadProfile READS = new LoadProfile(
            "rolling",
            8,
            SLICE,
            List.of(
                    "/api/v1/characters?limit=20",
                    "/api/v1/characters/sherlock-holmes",
                    "/api/v1/simulations?limit=20",
                    "/api/v1/scenarios",
                    "/api/v1/analytics/summary",
                    "/api/v1/reports?limit=5",
                    "/api/performance/overview"));

    @Override
    public String name() {
        return "rolling";
    }

    @Override
    public List<Figure> run(Lab lab, boolean variants) throws IOException {
        lab.up(
                Map.of(),
                "--scale",
                Arrays.stream(Service.values())
                        .filter(service -> service != Service.GATEWAY)
                        .map(service -> service.word() + "=2")
                        .collect(Collectors.joining(",")));
        try (Gateway gateway = lab.gateway();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean over = new AtomicBoolean();
            Future<Seen> reads = threads.submit(until(over, seen -> read(gateway, seen)));
            Future<Seen> writes = threads.submit(until(over, seen -> write(gateway, seen)));
            int restarted = 0;
            try {
                for (RunRecord instance : lab.services()) {
                    if (!instance.name().startsWith("gateway")) {
                        restart(lab, instance);
                        restarted++;
                    }
                }
            } finally {
                over.set(true);
            }
            return figures(restarted, reads.get(), writes.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the benchmark was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            lab.down();
        }
    }

    private List<Figure> figures(int restarted, Seen reads, Seen writes) {
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of(this, "", "instances restarted", restarted, ""),
                Figure.of(this, "", "reads answered", reads.good, ""),
                Figure.of(this, "", "characters created", writes.good, ""),
                Figure.of(this, "", "failed", reads.failed() + writes.failed(), "")));
        reads.bad.forEach((what, count) -> figures.add(Figure.of(this, "failed", what, count, "")));
        writes.bad.forEach((what, count) -> figures.add(Figure.of(this, "failed", what, count, "")));
        return figures;
    }

    private static void restart(Lab lab, RunRecord instance) throws IOException {
        lab.say("rolling: " + instance.name());
        ProcessIdentity old = instance.identity();
        old.handle()
                .orElseThrow(() -> new IOException(instance.name() + " has gone"))
                .destroy();
        boolean back = Await.until(BACK, () -> isBack(lab, instance.name(), old));
        if (!back) {
            throw new IOException(instance.name() + " is not back after " + BACK.toMinutes() + " minutes");
        }
        Await.until(SETTLED, () -> false);
    }

    private static boolean isBack(Lab lab, String name, ProcessIdentity old) {
        try {
            return RunRecord.read(lab.home(), name)
                    .filter(record -> record.state() == RunState.READY
                            && !record.identity().equals(old))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static void read(Gateway gateway, Seen seen) throws IOException {
        LoadResult result = new LoadTest(gateway, READS).run();
        seen.good += result.answers();
        result.others().forEach((what, count) -> seen.bad.merge(what, count, Long::sum));
    }

    /** Creates a character without a key, so that nobody may send it a second time. */
    private static void write(Gateway gateway, Seen seen) {
        try {
            int number = seen.number.incrementAndGet();
            gateway.post(
                    "/api/v1/characters", JsonMapper.shared().createObjectNode().put("name", "Rolling " + number));
            seen.good++;
        } catch (IOException e) {
            seen.bad.merge("create: " + e.getMessage(), 1L, Long::sum);
        }
    }

    private static Callable<Seen> until(AtomicBoolean over, Work work) {
        return () -> {
            Seen seen = new Seen();
            while (!over.get()) {
                work.once(seen);
            }
            return seen;
        };
    }

    /** What somebody does again and again. */
    private interface Work {

        void once(Seen seen) throws IOException;
    }

    /** How requests went. */
    private static final class Seen {

        private final Map<String, Long> bad = new TreeMap<>();
        private final AtomicInteger number = new AtomicInteger();
        private long good;

        long failed() {
            return bad.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
