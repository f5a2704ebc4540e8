package io.novelengine.simulation.live;

import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.simulation.signal.Hearer;
import io.novelengine.simulation.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All that is watched on this instance: one tail for each run, woken by signals and by a look now and then. */
@Component
class LiveHub implements SmartLifecycle, Hearer {

    private final LiveStore store;
    private final LiveProperties properties;
    private final Signals signals;
    private final Map<UUID, Tail> tails = new ConcurrentHashMap<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final BackgroundLoop look;
    private final AtomicReference<@Nullable Runnable> stopped = new AtomicReference<>();
    private volatile boolean running;

    LiveHub(LiveStore store, LiveProperties properties, Signals signals) {
        this.store = store;
        this.properties = properties;
        this.signals = signals;
        this.look = new BackgroundLoop("live look", this::look, Duration.ofSeconds(10), Duration.ofMillis(500));
    }

    void add(Connection connection) {
        connections.add(connection);
        if (!running) {
            connection.end(Ending.RECONNECT);
        }
    }

    void remove(Connection connection) {
        connections.remove(connection);
        allGone();
    }

    private void allGone() {
        if (!running && connections.isEmpty()) {
            var waiting = stopped.getAndSet(null);
            if (waiting != null) {
                waiting.run();
            }
        }
    }

    /** Begins to watch a run after a number. */
    Watch watch(UUID run, long after, Delivery delivery, Connection connection, Instant now) {
        var begun = new Watch[1];
        tails.compute(run, (id, known) -> {
            var tail = known == null ? new Tail(id, store, properties.window(), after) : known;
            begun[0] = new Watch(tail, id, after, delivery, connection, now);
            tail.watches().add(begun[0]);
            return tail;
        });
        return begun[0];
    }

    void unwatch(Watch watch) {
        tails.computeIfPresent(watch.run(), (id, tail) -> {
            tail.watches().remove(watch);
            return tail.watches().isEmpty() ? null : tail;
        });
    }

    @Override
    public void runChanged(UUID run) {
        changed(tails.get(run));
    }

    private static void changed(@Nullable Tail tail) {
        if (tail != null) {
            tail.changed();
        }
    }

    @Override
    public void turnBegun(UUID run, int turn) {
        var tail = tails.get(run);
        if (tail != null) {
            tail.watches().forEach(watch -> {
                watch.playing(turn);
                watch.wake();
            });
        }
    }

    @Override
    public void anythingChanged() {
        tails.values().forEach(Tail::changed);
    }

    private Mono<Duration> look() {
        var watched = List.copyOf(tails.keySet());
        if (watched.isEmpty()) {
            return Mono.just(properties.look());
        }
        return store.newest(watched).map(newest -> {
            newest.forEach((run, seq) -> {
                var tail = tails.get(run);
                if (tail != null && tail.last() < seq) {
                    tail.changed();
                }
            });
            return properties.look();
        });
    }

    @Override
    public void start() {
        running = true;
        signals.tell(this);
        look.start();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Ends all streams, and reports back when the last of them has said farewell. */
    @Override
    public void stop(Runnable callback) {
        stopped.set(callback);
        running = false;
        look.stop();
        connections.forEach(connection -> connection.end(Ending.RECONNECT));
        allGone();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
