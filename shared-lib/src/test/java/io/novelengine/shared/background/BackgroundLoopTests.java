package io.novelengine.shared.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Work that repeats. */
class BackgroundLoopTests {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void goesOnAfterAFailure() {
        var steps = new AtomicInteger();
        var loop = loop(
                () -> steps.incrementAndGet() == 1 ? Mono.error(new IllegalStateException("once")) : Mono.just(LONG));
        loop.start();
        Awaitility.await().atMost(LIMIT).until(() -> steps.get() == 2);
        loop.stop();
    }

    @Test
    void wakingEndsTheRest() {
        var steps = new AtomicInteger();
        var loop = loop(() -> Mono.fromSupplier(() -> {
            steps.incrementAndGet();
            return LONG;
        }));
        loop.start();
        Awaitility.await().atMost(LIMIT).until(() -> steps.get() == 1);
        Awaitility.await().atMost(LIMIT).until(() -> {
            loop.wake();
            return steps.get() >= 2;
        });
        loop.stop();
    }

    @Test
    void wakingDuringAStepSparesTheRestAfterIt() {
        var steps = new AtomicInteger();
        var own = new BackgroundLoop[1];
        own[0] = loop(() -> Mono.fromSupplier(() -> {
            if (steps.incrementAndGet() < 4) {
                own[0].wake();
            }
            return LONG;
        }));
        own[0].start();
        Awaitility.await().atMost(LIMIT).until(() -> steps.get() == 4);
        own[0].stop();
    }

    @Test
    void stoppingLetsTheStepUnderWayEnd() {
        var began = new AtomicBoolean();
        var ended = new AtomicBoolean();
        var loop = loop(() -> Mono.fromRunnable(() -> began.set(true))
                .then(Mono.delay(Duration.ofMillis(300)))
                .doOnNext(done -> ended.set(true))
                .thenReturn(LONG));
        loop.start();
        Awaitility.await().atMost(LIMIT).untilTrue(began);
        loop.stop();
        assertThat(ended).isTrue();
    }

    @Test
    void aStepThatHangsIsGivenUp() {
        var steps = new AtomicInteger();
        var loop = new BackgroundLoop(
                "test",
                () -> steps.incrementAndGet() == 1 ? Mono.never() : Mono.just(LONG),
                Duration.ofMillis(50),
                Duration.ofSeconds(1));
        loop.start();
        Awaitility.await().atMost(LIMIT).until(() -> steps.get() == 2);
        loop.stop();
    }

    private static BackgroundLoop loop(java.util.function.Supplier<Mono<Duration>> step) {
        return new BackgroundLoop("test", step, LONG, Duration.ofSeconds(5));
    }
}
