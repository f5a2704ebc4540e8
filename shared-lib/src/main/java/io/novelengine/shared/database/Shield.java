package io.novelengine.shared.database;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Keeps a cancelled caller from cancelling what it asked of the database. */
final class Shield {

    /*
     * r2dbc-postgresql 1.1.1 with r2dbc-pool 1.0.2 loses a connection when a caller cancels at the wrong moment, and ten
     * lost connections are a dead pool (r2dbc-postgresql #731). A closed tab, a timeout, a zip with a failing branch are
     * all cancels. Behind the shield the conversation with PostgreSQL runs to its end; the caller alone goes away.
     */

    private Shield() {}

    /** The same answer, or an error after the deadline; cancelling it cancels only the waiting. */
    static <T> Mono<T> around(Mono<T> work, Duration deadline) {
        return Mono.<T>deferContextual(context ->
                        Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true))
                .timeout(deadline);
    }
}
