package io.novelengine.shared.database;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Many callers at once, three in ten of whom go away within four milliseconds. */
final class Callers {

    private static final int CALLERS = 24;
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final int SOONEST_NANOS = 4_000_000;

    private final Mono<?> query;
    private final int calls;
    private final Duration patience;
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private final AtomicInteger unanswered = new AtomicInteger();

    private Callers(Mono<?> query, int calls, Duration patience) {
        this.query = query;
        this.calls = calls;
        this.patience = patience;
    }

    /** Makes the calls, for eight seconds at most, and says how many callers waited for an answer in vain, each of them until patience ended. */
    static int storm(Mono<?> query, int calls, Duration patience) throws InterruptedException {
        var callers = new Callers(query, calls, patience);
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (var caller = 0; caller < CALLERS; caller++) {
                var chance = new SplittableRandom(caller);
                threads.execute(() -> callers.callUntilUnanswered(chance));
            }
        }
        return callers.unanswered.get();
    }

    private void callUntilUnanswered(SplittableRandom chance) {
        for (var call = 0; call < calls / CALLERS && System.nanoTime() < end; call++) {
            if (!call(chance)) {
                unanswered.incrementAndGet();
                return;
            }
        }
    }

    /*
     * Who waits in vain keeps waiting: to cancel would hand the dead connection back to the pool, where it counts as
     * idle and looks healthy.
     */
    private boolean call(SplittableRandom chance) {
        var goesAway = chance.nextInt(10) < 3;
        var wait = goesAway ? chance.nextInt(SOONEST_NANOS) : patience.toNanos();
        var answered = new CountDownLatch(1);
        var call = query.doFinally(signal -> answered.countDown()).subscribe(answer -> {}, failure -> {});
        try {
            if (answered.await(wait, TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (goesAway) {
            call.dispose();
        }
        return goesAway;
    }
}
