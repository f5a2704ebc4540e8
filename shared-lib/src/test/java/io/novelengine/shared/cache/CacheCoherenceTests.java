package io.novelengine.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.shared.testing.Backends;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/**
 * Two instances read, write and delete at random while messages are lost and Redis is emptied and stopped. No read is older
 * than the bound, none brings a deleted thing back later than it, and a writer reads its own write.
 */
class CacheCoherenceTests {

    private static final Duration BOUND = Duration.ofMillis(250);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int KEYS = 8;

    /** A value of the tests; version grows with every write of the key. */
    record Sheet(long version) {}

    /** A write: the version that is true after it, whether it deletes, and when and by whom it was acknowledged. */
    private record Write(long version, boolean deletes, long acknowledged, int by) {}

    private final Map<String, Sheet> source = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();
    private final Map<String, List<Write>> writes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> breaches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noReadIsOlderThanTheBound(long seed) throws InterruptedException {
        campaign(seed, true);

        assertThat(breaches).isEmpty();
        assertThat(reads.get()).isGreaterThan(2000);
        assertThat(written.get()).isGreaterThan(100);
    }

    @Test
    void aCacheThatDoesNotEvictIsCaught() throws InterruptedException {
        campaign(3, false);

        assertThat(breaches).isNotEmpty();
    }

    private void campaign(long seed, boolean evicts) throws InterruptedException {
        Backends.redis().start();
        var definition = CacheDefinition.of("sheets", Sheet.class);
        var chance = new Random(seed);
        var nodes = new ArrayList<CacheNode<Sheet>>();
        for (var n = 0; n < 2; n++) {
            nodes.add(new CacheNode<>(
                    definition,
                    "coherence" + seed + evicts,
                    BOUND,
                    List.of(),
                    () -> chance.nextInt(3) == 0,
                    Backends.redis().port()));
        }
        await().atMost(LIMIT).until(() -> nodes.stream().allMatch(node -> node.redis.isTrusted()));
        var going = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 8; n++) {
                var number = n;
                threads.submit(
                        () -> work(number % 2, nodes.get(number % 2), new Random(seed * 100 + number), going, evicts));
            }
            for (var fault = 0; fault < 6; fault++) {
                TimeUnit.MILLISECONDS.sleep(300 + chance.nextInt(300));
                disturb(fault, nodes.getFirst());
            }
            TimeUnit.MILLISECONDS.sleep(500);
            going.set(false);
        } finally {
            going.set(false);
            nodes.forEach(CacheNode::close);
            Backends.redis().start();
        }
    }

    private static void disturb(int fault, CacheNode<?> node) throws InterruptedException {
        if (fault % 2 == 0) {
            Backends.redis().stop();
            TimeUnit.MILLISECONDS.sleep(150);
            Backends.redis().start();
        } else {
            node.redis.clear("sheets").exceptionally(failure -> null).join();
        }
    }

    private void work(int instance, CacheNode<Sheet> node, Random chance, AtomicBoolean going, boolean evicts) {
        while (going.get()) {
            var key = "k" + chance.nextInt(KEYS);
            if (chance.nextInt(20) == 0) {
                write(instance, node, key, chance.nextInt(4) == 0, evicts);
            }
            read(instance, node, key, chance);
            if (chance.nextInt(4) == 0) {
                Thread.yield();
            }
        }
    }

    private void write(int instance, CacheNode<Sheet> node, String key, boolean deletes, boolean evicts) {
        long version;
        synchronized (versions.computeIfAbsent(key, any -> new AtomicLong())) {
            version = versions.get(key).incrementAndGet();
            if (deletes) {
                source.remove(key);
            } else {
                source.put(key, new Sheet(version));
            }
        }
        if (evicts) {
            node.cache.evicted(key).block(LIMIT);
        }
        writes.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>())
                .add(new Write(version, deletes, System.nanoTime(), instance));
        written.incrementAndGet();
    }

    /** Reads at once, and answers after a while: what is read may be old by then. */
    private Mono<Sheet> load(String key, Duration delay) {
        return Mono.fromSupplier(() -> Optional.ofNullable(source.get(key)))
                .delayElement(delay)
                .flatMap(Mono::justOrEmpty);
    }

    private void read(int instance, CacheNode<Sheet> node, String key, Random chance) {
        var delay = Duration.ofMillis(chance.nextInt(4) == 0 ? chance.nextInt(15) : 0);
        var asked = System.nanoTime();
        var sheet = node.cache.read(key, () -> load(key, delay)).block(LIMIT).value();
        reads.incrementAndGet();
        for (var write : writes.getOrDefault(key, List.of())) {
            var mustShow = write.by() == instance
                    ? write.acknowledged() < asked
                    : write.acknowledged() < asked - BOUND.toNanos();
            if (mustShow && !shows(key, sheet, write)) {
                breaches.add("instance %d read %s of %s, %d ms after %s"
                        .formatted(instance, sheet, key, (asked - write.acknowledged()) / 1_000_000, write));
            }
        }
    }

    /** Whether what was read is as new as the write. Nothing at all is, when a deletion is or came after it. */
    private boolean shows(String key, Sheet sheet, Write write) {
        if (sheet != null) {
            return sheet.version() > write.version() || sheet.version() == write.version() && !write.deletes();
        }
        return write.deletes()
                || !source.containsKey(key)
                || writes.getOrDefault(key, List.of()).stream()
                        .anyMatch(later -> later.deletes() && later.version() > write.version())
                || versions.get(key).get() > write.version();
    }
}
