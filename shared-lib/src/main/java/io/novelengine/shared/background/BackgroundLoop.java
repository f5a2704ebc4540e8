package io.novelengine.shared.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A step of work repeated until the service stops. A step says how long to rest before the next one; a failed step is
 * logged and rests longer each time. Stopping lets the step under way end, within a deadline.
 */
public final class BackgroundLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration FIRST_REST_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration LONGEST_REST_AFTER_FAILURE = Duration.ofSeconds(2);

    private final String name;
    private final Supplier<Mono<Duration>> step;
    private final Duration deadline;
    private final Duration grace;
    private final Sinks.Many<Boolean> wake = Sinks.many().multicast().directBestEffort();
    private volatile boolean running;
    private volatile boolean woken;
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private volatile @Nullable Disposable subscription;
    private int failures;

    /**
     * A loop that has not started.
     *
     * @param name what the log calls it
     * @param step the work; gives the rest before the next step, zero for none
     * @param deadline longest a step may take
     * @param grace longest that stopping waits for the step under way
     */
    public BackgroundLoop(String name, Supplier<Mono<Duration>> step, Duration deadline, Duration grace) {
        this.name = name;
        this.step = step;
        this.deadline = deadline;
        this.grace = grace;
    }

    /** Ends the rest under way, or spares the next one, so that a step starts soon that sees what was done before. */
    public void wake() {
        woken = true;
        wake.tryEmitNext(true);
    }

    @Override
    public void start() {
        running = true;
        var end = new CountDownLatch(1);
        ended = end;
        subscription = Mono.defer(() -> {
                    woken = false;
                    return step.get();
                })
                .timeout(deadline)
                .defaultIfEmpty(Duration.ZERO)
                .doOnNext(rest -> failures = 0)
                .onErrorResume(failure -> Mono.just(restAfter(failure)))
                .flatMap(this::rest)
                .repeat(this::isRunning)
                .doFinally(signal -> end.countDown())
                .subscribe();
    }

    private Mono<Long> rest(Duration rest) {
        return !running || rest.isZero()
                ? Mono.just(0L)
                : Mono.firstWithSignal(
                        wake.asFlux().next().thenReturn(0L),
                        Mono.defer(() -> woken ? Mono.just(0L) : Mono.delay(rest)));
    }

    private Duration restAfter(Throwable failure) {
        var rest = FIRST_REST_AFTER_FAILURE.multipliedBy(1L << Math.min(failures++, 5));
        rest = rest.compareTo(LONGEST_REST_AFTER_FAILURE) > 0 ? LONGEST_REST_AFTER_FAILURE : rest;
        if (running) {
            log.warn("{} failed, next try in {} ms: {}", name, rest.toMillis(), failure.toString());
        }
        return rest;
    }

    /** Lets no further step begin, without waiting for the one under way. */
    public void endSoon() {
        running = false;
        wake();
    }

    @Override
    public void stop() {
        endSoon();
        try {
            if (!ended.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} did not end within {} ms", name, grace.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var current = subscription;
        if (current != null) {
            current.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 2;
    }
}
