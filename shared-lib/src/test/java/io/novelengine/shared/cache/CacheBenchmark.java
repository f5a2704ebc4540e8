package io.novelengine.shared.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.novelengine.shared.testing.Backends;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Prints what the cache does beside the libraries it stands on: gets of memory beside Caffeine, sets, gets of Redis beside
 * Lettuce, a stampede, and the hit ratio of a Zipf load. Each pair is run by turns, three times; the median counts.
 * Arguments: the parts wanted, of memory, sets, redis, stampede, zipf; all when there are none.
 */
public final class CacheBenchmark {

    private static final int KEYS = 10_000;
    private static final int GETS = 4_000_000;
    private static final int PIPELINED = 200_000;
    private static final int UNDER_WAY = 512;
    private static final int PENDING = 10_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private CacheBenchmark() {}

    /** A value of about 200 bytes. */
    record Sheet(int number, String text) {}

    public static void main(String[] arguments) {
        var definition = CacheDefinition.of("sheets", Sheet.class).withMaxBytes(64L << 20);
        try (var node = new CacheNode<>(
                        definition,
                        "bench",
                        Duration.ofMinutes(5),
                        List.of(),
                        () -> false,
                        Backends.redis().port(),
                        PENDING);
                var client = RedisClient.create(RedisURI.create("redis://"
                        + Backends.redis().host() + ":" + Backends.redis().port()))) {
            while (!node.redis.isTrusted()) {
                Thread.onSpinWait();
            }
            var parts = Set.of(arguments);
            part("memory", parts, () -> memory(node));
            part("sets", parts, () -> sets(node));
            part("redis", parts, () -> redis(node, client));
            part("stampede", parts, () -> stampede(node));
            part("zipf", parts, CacheBenchmark::zipf);
        }
        System.exit(0);
    }

    private static void part(String name, Set<String> wanted, Runnable part) {
        if (wanted.isEmpty() || wanted.contains(name)) {
            part.run();
        }
    }

    private static Sheet sheet(int number) {
        return new Sheet(number, "a sheet of paper with a few words on it, number " + number + ", ".repeat(40));
    }

    private static void memory(CacheNode<Sheet> node) {
        var bare = Caffeine.newBuilder()
                .maximumWeight(64L << 20)
                .weigher((String key, CompletableFuture<Sheet> value) -> 300)
                .expireAfterWrite(Duration.ofMinutes(5))
                .recordStats()
                .<String, CompletableFuture<Sheet>>build();
        var keys = IntStream.range(0, KEYS).mapToObj(n -> "key" + n).toArray(String[]::new);
        for (var n = 0; n < KEYS; n++) {
            bare.put(keys[n], CompletableFuture.completedFuture(sheet(n)));
            node.cache.put(keys[n], sheet(n));
        }
        Supplier<CompletableFuture<Sheet>> none = () -> CompletableFuture.failedFuture(new IllegalStateException());
        compare(
                "L1 gets",
                GETS,
                n -> node.cache.retrieve(keys[n % KEYS], none).getNow(null),
                "bare Caffeine",
                n -> bare.getIfPresent(keys[n % KEYS]).getNow(null));
    }

    private static void sets(CacheNode<Sheet> node) {
        var sheets = IntStream.range(0, KEYS).mapToObj(CacheBenchmark::sheet).toArray(Sheet[]::new);
        var rates = new double[3];
        for (var round = 0; round < 3; round++) {
            rates[round] = rate(PIPELINED, n -> {
                node.cache.put("set" + n % KEYS, sheets[n % KEYS]);
            });
        }
        System.out.printf(Locale.ROOT, "sets (memory, and the eviction to Redis)\t%,.0f/s%n", median(rates));
    }

    private static void redis(CacheNode<Sheet> node, RedisClient client) {
        var bare = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        var bytes = new EntryCodec<>(Sheet.class, 1, 1024)
                .encode(sheet(1), Long.MAX_VALUE)
                .bytes();
        for (var n = 0; n < KEYS; n++) {
            bare.sync().set("cache:bench:sheets:{cold" + n + "}", bytes);
        }
        var lettuce = bare.async();
        var room = new Semaphore(UNDER_WAY);
        compare(
                "L2 gets, pipelined, decoded",
                PIPELINED,
                n -> pipelined(room, () -> {
                    node.cache.drop("cold" + n % KEYS);
                    return node.cache.retrieve(
                            "cold" + n % KEYS, () -> CompletableFuture.failedFuture(new IllegalStateException()));
                }),
                "bare Lettuce",
                n -> pipelined(room, () -> lettuce.get("cache:bench:sheets:{cold" + n % KEYS + "}")
                        .toCompletableFuture()));
        room.acquireUninterruptibly(UNDER_WAY);
        bare.close();
    }

    private static void pipelined(Semaphore room, Supplier<CompletableFuture<?>> call) {
        room.acquireUninterruptibly();
        call.get().whenComplete((answer, failure) -> room.release());
    }

    private static void stampede(CacheNode<Sheet> node) {
        var loads = new AtomicInteger();
        Flux.range(0, 1000)
                .flatMap(
                        n -> node.cache.get("stampede", () -> Mono.fromSupplier(() -> sheet(loads.incrementAndGet()))
                                .delayElement(Duration.ofMillis(50))),
                        1000)
                .blockLast(LIMIT);
        System.out.printf(Locale.ROOT, "loads for 1,000 callers on one cold key\t%d%n", loads.get());
    }

    private static void zipf() {
        var definition = CacheDefinition.of("sheets", Sheet.class).withMaxBytes(600L * 1000);
        try (var node = new CacheNode<>(definition, "zipf", Duration.ofMinutes(5))) {
            while (!node.redis.isTrusted()) {
                Thread.onSpinWait();
            }
            var chance = new java.util.SplittableRandom(7);
            var sums = new double[20_000];
            var sum = 0.0;
            for (var n = 0; n < sums.length; n++) {
                sum += 1.0 / (n + 1);
                sums[n] = sum;
            }
            var answers = new int[Layer.values().length];
            for (var n = 0; n < 400_000; n++) {
                var at = java.util.Arrays.binarySearch(sums, chance.nextDouble() * sum);
                var key = at < 0 ? -at - 1 : at;
                answers[
                        node.cache
                                .read("z" + key, () -> Mono.just(sheet(key)))
                                .block(LIMIT)
                                .layer()
                                .ordinal()]++;
            }
            System.out.printf(
                    Locale.ROOT,
                    "Zipf (exponent 1), 400,000 reads of 20,000 keys, memory for about 1,000\tL1 %.3f, with L2 %.3f%n",
                    answers[0] / 400_000.0,
                    (answers[0] + answers[1]) / 400_000.0);
        }
    }

    private static void compare(String name, int times, IntConsumer ours, String otherName, IntConsumer other) {
        var rates = new double[3];
        var others = new double[3];
        rate(times / 2, ours);
        rate(times / 2, other);
        for (var round = 0; round < 3; round++) {
            others[round] = rate(times, other);
            rates[round] = rate(times, ours);
        }
        System.out.printf(
                Locale.ROOT,
                "%s\t%,.0f/s\t%s\t%,.0f/s\tratio %.2f%n",
                name,
                median(rates),
                otherName,
                median(others),
                median(rates) / median(others));
    }

    private static double rate(int times, IntConsumer call) {
        var began = System.nanoTime();
        for (var n = 0; n < times; n++) {
            call.accept(n);
        }
        return times * 1e9 / (System.nanoTime() - began);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
