package io.novelengine.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.novelengine.shared.testing.Backends;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.cache.Cache.ValueWrapper;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two instances on one Redis: what answers, what is loaded, and what an eviction reaches. */
class LayeredCacheTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration BOUND = Duration.ofMillis(400);

    /** A value of the tests. */
    record Sheet(int version, String text) {}

    private final AtomicInteger loads = new AtomicInteger();
    private volatile Sheet truth = new Sheet(1, "first");
    private CacheNode<Sheet> one;
    private CacheNode<Sheet> other;

    @BeforeEach
    void start(TestInfo test) {
        Backends.redis().start();
        var name = test.getDisplayName().replaceAll("\\W", "");
        var definition = CacheDefinition.of("sheets", Sheet.class);
        one = new CacheNode<>(definition, name, BOUND);
        other = new CacheNode<>(definition, name, BOUND);
        await().atMost(LIMIT).until(() -> one.redis.isTrusted() && other.redis.isTrusted());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        Backends.redis().start();
    }

    private Mono<Sheet> load() {
        return Mono.fromSupplier(() -> {
            loads.incrementAndGet();
            return truth;
        });
    }

    private Cached<Sheet> read(CacheNode<Sheet> node) {
        return node.cache.read("a", this::load).block(LIMIT);
    }

    private void filled() {
        await().atMost(LIMIT).until(() -> one.redis.read("sheets", "a").join() != null);
    }

    @Test
    void theSourceAnswersFirstThenMemoryAndForAnotherInstanceRedis() {
        assertThat(read(one)).isEqualTo(new Cached<>(truth, Layer.SOURCE));
        assertThat(read(one)).isEqualTo(new Cached<>(truth, Layer.L1));
        filled();

        assertThat(read(other)).isEqualTo(new Cached<>(truth, Layer.L2));
        assertThat(read(other)).isEqualTo(new Cached<>(truth, Layer.L1));
        assertThat(loads).hasValue(1);
        assertThat(other.meters
                        .get("novel.cache.gets")
                        .tags("layer", "l2", "result", "hit")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void thatTheSourceHasNothingIsRememberedToo() {
        truth = null;
        assertThat(read(one)).isEqualTo(new Cached<>(null, Layer.SOURCE));
        assertThat(read(one)).isEqualTo(new Cached<>(null, Layer.L1));
        filled();
        assertThat(read(other)).isEqualTo(new Cached<>(null, Layer.L2));

        truth = new Sheet(2, "made");
        one.cache.evicted("a").block(LIMIT);

        assertThat(read(one).value()).isEqualTo(truth);
    }

    @Test
    void aThousandCallersOnAColdKeyMakeOneLoad() {
        var gate = new CompletableFuture<Sheet>();
        var answers = Flux.range(0, 1000)
                .flatMap(
                        caller -> one.cache.read("cold", () -> {
                            loads.incrementAndGet();
                            return Mono.fromFuture(gate);
                        }),
                        1000)
                .collectList()
                .toFuture();
        await().atMost(LIMIT).until(() -> loads.get() == 1);
        gate.complete(truth);

        assertThat(answers.join()).hasSize(1000).allMatch(answer -> truth.equals(answer.value()));
        assertThat(loads).hasValue(1);
    }

    @Test
    void aCallerThatGivesUpLeavesTheLoadToTheOthers() {
        var gate = new CompletableFuture<Sheet>();
        var patient = one.cache.get("cold", () -> Mono.fromFuture(gate, true)).toFuture();
        one.cache.get("cold", () -> Mono.fromFuture(gate, true)).toFuture().cancel(true);
        gate.complete(truth);

        assertThat(patient.join()).isEqualTo(truth);
    }

    @Test
    void aLoadThatFailsIsNotRemembered() {
        assertThatThrownBy(() -> one.cache
                        .get("a", () -> Mono.error(new IllegalArgumentException("no")))
                        .block(LIMIT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(read(one)).isEqualTo(new Cached<>(truth, Layer.SOURCE));
    }

    @Test
    void anEvictionReachesTheMemoryOfTheOtherInstance() {
        read(one);
        filled();
        read(other);
        truth = new Sheet(2, "second");
        one.cache.evicted("a").block(LIMIT);

        assertThat(read(one).value()).isEqualTo(truth);
        await().atMost(LIMIT).until(() -> read(other).value().equals(truth));
    }

    @Test
    void whatWasLoadedBeforeAnEvictionIsNotKeptAfterIt() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var gate = new CompletableFuture<Sheet>();
        var early = one.cache
                .get("a", () -> {
                    asked.countDown();
                    return Mono.fromFuture(gate);
                })
                .toFuture();
        asked.await();
        var old = truth;
        truth = new Sheet(2, "second");
        other.cache.evicted("a").block(LIMIT);
        one.cache.evicted("a").block(LIMIT);
        gate.complete(old);

        assertThat(early.join()).isEqualTo(old);
        assertThat(read(one).value()).isEqualTo(truth);
        assertThat(read(other).value()).isEqualTo(truth);
    }

    @Test
    void anEvictionThatRedisDidNotHearIsToldLaterAndHereAtOnce() {
        read(one);
        filled();
        Backends.redis().stop();
        truth = new Sheet(2, "second");
        one.cache.evicted("a").block(LIMIT);
        assertThat(read(one).value()).isEqualTo(truth);
        Backends.redis().start();
        await().atMost(LIMIT).until(() -> one.redis.isTrusted() && other.redis.isTrusted());

        assertThat(read(one).value()).isEqualTo(truth);
        assertThat(read(other).value()).isEqualTo(truth);
    }

    @Test
    void withoutRedisMemoryAndTheSourceAnswerAndItHealsByItself() {
        Backends.redis().stop();
        await().atMost(LIMIT).until(() -> !one.redis.isOpen());
        assertThat(read(one)).isEqualTo(new Cached<>(truth, Layer.SOURCE));
        assertThat(read(one)).isEqualTo(new Cached<>(truth, Layer.L1));

        Backends.redis().start();
        await().atMost(LIMIT).until(() -> one.redis.isTrusted() && other.redis.isTrusted());
        one.cache.drop("a");
        read(one);
        filled();
        assertThat(read(other).layer()).isEqualTo(Layer.L2);
    }

    @Test
    void moreEvictionsThanAreRememberedVoidEverything() {
        read(one);
        filled();
        Backends.redis().stop();
        IntStream.range(0, 80).forEach(key -> one.cache.evict("k" + key));
        Backends.redis().start();
        await().atMost(LIMIT).until(() -> one.redis.isTrusted() && other.redis.isTrusted());
        other.cache.drop(null);
        read(other);
        filled();
        assertThat(read(other).layer()).isEqualTo(Layer.L1);
        await().atMost(LIMIT).untilAsserted(() -> {
            one.cache.drop("a");
            assertThat(read(one).layer()).isEqualTo(Layer.L2);
        });
    }

    @Test
    void anEntryInDemandIsRenewedBeforeItEnds() {
        read(one);
        filled();
        await().pollInterval(Duration.ofMillis(5))
                .during(BOUND.multipliedBy(3))
                .atMost(LIMIT)
                .until(() -> {
                    return read(one).layer() == Layer.L1;
                });
        assertThat(loads).hasValue(1);
    }

    @Test
    void anEntryNearItsEndInRedisIsLoadedAnewBehindTheScenes() {
        try (var brief = new CacheNode<>(
                CacheDefinition.of("sheets", Sheet.class).withTimeToLive(Duration.ofMillis(600)),
                "brief",
                Duration.ofMillis(100))) {
            await().atMost(LIMIT).until(brief.redis::isTrusted);
            read(brief);
            await().pollInterval(Duration.ofMillis(5))
                    .during(Duration.ofMillis(1500))
                    .atMost(LIMIT)
                    .until(() -> read(brief).layer() == Layer.L1);
            assertThat(loads).hasValueGreaterThan(1);
        }
    }

    @Test
    void theHottestKeysAreInMemoryBeforeAnInstanceIsReady(TestInfo test) {
        read(one);
        filled();
        one.caches.remember().block(LIMIT);
        assertThat(read(other).layer()).isEqualTo(Layer.L2);
        other.cache.drop(null);

        other.caches.warm().join();

        assertThat(read(other).layer()).isEqualTo(Layer.L1);
    }

    @Test
    void springReadsItWithoutBlockingOnly() {
        assertThat(one.cache.retrieve("a").join()).isNull();
        assertThat(one.cache.retrieve("a", () -> load().toFuture()).join()).isEqualTo(truth);
        assertThat(one.cache.retrieve("a").join()).isEqualTo(truth);
        filled();
        assertThat(((ValueWrapper) other.cache.retrieve("a").join()).get()).isEqualTo(truth);
        assertThatThrownBy(() -> one.cache.get("a")).isInstanceOf(UnsupportedOperationException.class);
        one.cache.put("a", new Sheet(9, "put"));
        assertThat(one.cache.retrieve("a").join()).isEqualTo(new Sheet(9, "put"));
        one.cache.clear();
        assertThat(one.cache.retrieve("a").join()).isNull();
    }

    @Test
    void memoryKeepsToItsBytesAndRatherWhatHasPriority() {
        var definition = CacheDefinition.of("sheets", Sheet.class)
                .withMaxBytes(100_000)
                .withPriority(sheet -> sheet.version() == 0 ? 100 : 1);
        try (var small = new CacheNode<>(definition, "small", Duration.ofSeconds(60))) {
            IntStream.range(0, 100).forEach(n -> small.cache.put("dear" + n, new Sheet(0, "x".repeat(500))));
            IntStream.range(0, 1000).forEach(n -> small.cache.put("cheap" + n, new Sheet(1, "x".repeat(500))));
            small.caches.getCache("sheets");
            await().atMost(LIMIT)
                    .until(() -> small.meters.get("novel.cache.weight").gauge().value() <= 100_000);
            assertThat(small.cache.hottest(10_000).stream()
                            .filter(key -> key.startsWith("cheap"))
                            .count())
                    .isLessThan(200);
        }
    }

    @Test
    void aCacheForReturningKeysAsksRedisFromTheSecondTimeOn() {
        try (var returning = new CacheNode<>(
                CacheDefinition.of("sheets", Sheet.class).forReturning(), "returning", Duration.ofSeconds(60))) {
            await().atMost(LIMIT).until(returning.redis::isTrusted);
            assertThat(read(returning).layer()).isEqualTo(Layer.SOURCE);
            assertThat(returning.redis.read("sheets", "a").join()).isNull();

            returning.cache.drop("a");
            assertThat(read(returning).layer()).isEqualTo(Layer.SOURCE);
            await().atMost(LIMIT)
                    .until(() -> returning.redis.read("sheets", "a").join() != null);

            returning.cache.drop("a");
            assertThat(read(returning).layer()).isEqualTo(Layer.L2);
            assertThat(loads).hasValue(2);
        }
    }

    @Test
    void aCacheForReturningKeysAsksRedisWhenTheSourceFails() {
        var definition = CacheDefinition.of("sheets", Sheet.class);
        try (var plain = new CacheNode<>(definition, "failing", Duration.ofSeconds(60));
                var returning = new CacheNode<>(definition.forReturning(), "failing", Duration.ofSeconds(60))) {
            await().atMost(LIMIT).until(() -> plain.redis.isTrusted() && returning.redis.isTrusted());
            read(plain);
            await().atMost(LIMIT).until(() -> plain.redis.read("sheets", "a").join() != null);

            assertThat(returning
                            .cache
                            .read("a", () -> Mono.error(new IllegalStateException("away")))
                            .block(LIMIT))
                    .isEqualTo(new Cached<>(truth, Layer.L2));
        }
    }

    @Test
    void aFloodOfPutsReachesRedisAsOneEvictionAKey() {
        read(one);
        filled();
        IntStream.range(0, 5_000).forEach(n -> one.cache.put("a", new Sheet(n, "put")));

        await().atMost(LIMIT).until(() -> one.redis.read("sheets", "a").join() == null);
        await().atMost(LIMIT).untilAsserted(() -> {
            one.cache.drop("a");
            assertThat(read(one).value()).isEqualTo(truth);
            assertThat(read(other).layer()).isIn(Layer.L2, Layer.L1);
        });
    }
}
