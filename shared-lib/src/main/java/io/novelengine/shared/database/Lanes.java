package io.novelengine.shared.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Connections for short reads, beside the pool. */
final class Lanes {

    /*
     * To take a connection from a pool and to give it back costs more than a row read by its key. Such reads need no
     * connection for themselves: PostgreSQL answers what comes over a connection in order, however much of it is under way.
     * Each thread has its lane, whose connection lives on the thread's own event loop if it has one, so that neither the
     * question nor the answer changes threads. A lane opens when it is first asked; while it is not open, was broken, or is
     * full, the pool does the work.
     */

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 1000;

    private final PostgresqlConnectionFactory connections;
    private final Duration deadline;
    private final Clock clock;
    private final Slot[] slots;
    private volatile boolean closed;

    Lanes(PostgresqlConnectionFactory connections, int number, Duration deadline, Clock clock) {
        this.connections = connections;
        this.deadline = deadline;
        this.clock = clock;
        this.slots = IntStream.range(0, number).mapToObj(index -> new Slot()).toArray(Slot[]::new);
    }

    /** The rows; null when no lane can take the statement now. */
    <T> @Nullable CompletableFuture<List<T>> rows(String sql, Function<Readable, T> as, Object... values) {
        var slot = slots[(int) (Thread.currentThread().threadId() % slots.length)];
        var lane = slot.lane;
        var now = clock.millis();
        if (lane == null || !lane.isGood(now)) {
            slot.open(now);
            return null;
        }
        return lane.rows(sql, as, values);
    }

    CompletableFuture<Void> close() {
        closed = true;
        return CompletableFuture.allOf(Arrays.stream(slots)
                .map(slot -> slot.lane)
                .filter(Objects::nonNull)
                .map(Lane::close)
                .toArray(CompletableFuture<?>[]::new));
    }

    /** The place of a lane. */
    private final class Slot {

        private final AtomicBoolean opening = new AtomicBoolean();
        private final AtomicLong notBefore = new AtomicLong();
        private volatile @Nullable Lane lane;

        void open(long now) {
            if (closed || now < notBefore.get() || !opening.compareAndSet(false, true)) {
                return;
            }
            notBefore.set(now + PAUSE_MILLIS);
            var old = lane;
            lane = null;
            if (old != null) {
                old.retire();
            }
            connections.create().timeout(deadline).toFuture().whenComplete((connection, failure) -> {
                if (connection != null) {
                    lane = new Lane(connection, deadline, now + LIFE.toMillis());
                    if (closed) {
                        lane.close();
                    }
                }
                opening.set(false);
            });
        }
    }
}
