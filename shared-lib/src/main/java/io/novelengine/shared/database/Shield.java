package io.novelengine.shared.database;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Keeps a cancelled caller from cancelling what it asked of the database. */
final class Shield {

    /*
     * r2dbc-postgresql 1.1.1 loses a connection when a statement without parameters whose result has 256 rows or more is
     * cancelled before its first row was read: nobody reads the rest, and the conversation never ends
     * (r2dbc-postgresql #661, #731; CancelStormTests). Ten lost connections are a dead pool, and no setting of the pool
     * helps. A closed tab, a timeout, a zip with a failing branch are all cancels. Behind the shield the conversation with
     * PostgreSQL runs to its end; the caller alone goes away.
     */

    private Shield() {}

    /** The same answer, or an error after the deadline; cancelling it cancels only the waiting. */
    static <T> Mono<T> around(Mono<T> work, Duration deadline) {
        return Mono.<T>deferContextual(context ->
                        Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true))
                .timeout(deadline);
    }
}
