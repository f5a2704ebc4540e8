package io.novelengine.shared.database;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection that carries many short reads at a time; after the first that fails it carries no more. */
final class Lane {

    private static final int MOST_UNDER_WAY = 128;

    private final PostgresqlConnection connection;
    private final Duration deadline;
    private final long until;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, Boolean> prepared = new ConcurrentHashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean broken;

    /**
     * A lane.
     *
     * @param until when it is to be replaced, in milliseconds since the epoch
     */
    Lane(PostgresqlConnection connection, Duration deadline, long until) {
        this.connection = connection;
        this.deadline = deadline;
        this.until = until;
    }

    boolean isGood(long now) {
        return !broken && now < until;
    }

    /**
     * The rows; null when the lane cannot take the statement now: it is full, or the statement is being prepared by another,
     * which must be alone in that.
     */
    <T> @Nullable CompletableFuture<List<T>> rows(String sql, Function<Readable, T> as, Object... values) {
        var known = prepared.get(sql);
        if (broken
                || Boolean.FALSE.equals(known)
                || underWay.get() >= MOST_UNDER_WAY
                || known == null && prepared.putIfAbsent(sql, false) != null) {
            return null;
        }
        underWay.incrementAndGet();
        return ask(sql, as, values)
                .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((rows, failure) -> {
                    underWay.decrementAndGet();
                    if (failure != null) {
                        close();
                    } else if (known == null) {
                        prepared.put(sql, true);
                    }
                    closeWhenEmpty();
                });
    }

    private <T> CompletableFuture<List<T>> ask(String sql, Function<Readable, T> as, Object... values) {
        try {
            var statement = connection.createStatement(sql);
            for (var index = 0; index < values.length; index++) {
                statement.bind(index, values[index]);
            }
            return statement
                    .execute()
                    .flatMap(result -> result.map(as::apply))
                    .collectList()
                    .toFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Takes no more; what is under way is answered or fails. */
    CompletableFuture<Void> close() {
        broken = true;
        return closing.compareAndSet(false, true)
                ? connection.close().onErrorComplete().toFuture()
                : CompletableFuture.completedFuture(null);
    }

    /** Takes no more, and goes when the last is answered. */
    void retire() {
        broken = true;
        closeWhenEmpty();
    }

    private void closeWhenEmpty() {
        if (broken && underWay.get() == 0) {
            close();
        }
    }
}
