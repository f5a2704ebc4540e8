package io.novelengine.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

/** How a service leaves. */
class FarewellTests {

    @Test
    void everythingElseGoesOnUntilTheFarewellIsOver() {
        var stopped = new CopyOnWriteArrayList<Long>();
        try (var context = new GenericApplicationContext()) {
            context.registerBean(Farewell.class, () -> new Farewell(Duration.ofMillis(300)));
            context.registerBean(Server.class, () -> new Server(stopped));
            context.refresh();
            var begin = System.nanoTime();
            context.close();
            assertThat(stopped).hasSize(1);
            assertThat(Duration.ofNanos(stopped.getFirst() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    /** Stops in the phase of a web server that lets its requests finish. */
    private static final class Server implements SmartLifecycle {

        private final CopyOnWriteArrayList<Long> stopped;
        private volatile boolean running;

        Server(CopyOnWriteArrayList<Long> stopped) {
            this.stopped = stopped;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            stopped.add(System.nanoTime());
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return SmartLifecycle.DEFAULT_PHASE - 1024;
        }
    }
}
