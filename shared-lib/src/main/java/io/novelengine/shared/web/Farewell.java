package io.novelengine.shared.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The time between saying that one is not ready any more, which Spring Boot does first of all when it stops, and closing
 * connections: whoever balances requests hears it and sends no more, so that none is on its way to a connection that closes.
 */
final class Farewell implements SmartLifecycle {

    private final Duration time;
    private volatile boolean running;

    Farewell(Duration time) {
        this.time = time;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable done) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    stop();
                    done.run();
                });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to begin and the first to end, so that everything else goes on meanwhile. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
