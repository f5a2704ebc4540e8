package io.novelengine.shared.database;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Keeps a cancelled caller from cancelling what it asked of the database. */
final class Shield {

    /*
     * r2dbc-postgresql 1.1.1 loses a connection when a statement without parameters whose result has 256 rows or more is
     * cancelled before its first row was read: nobody reads the rest, and the conversation never ends
     * (r2dbc-postgresql #661, #731; CancelStormTests). Ten lost connections are a dead pool, and no setting of the pool
     * helps. A closed tab, a timeout, a zip with a failing branch are all cancels. Behind the shield the conversation with
     * PostgreSQL runs to its end; the caller alone goes away.
     */

    private static final Logger log = LoggerFactory.getLogger(Shield.class);

    /** Without it, Reactor reports at length, as an error, every failure that no caller waits for any more. */
    private static final Context FAILED_UNHEARD =
            Context.of("reactor.onErrorDropped.local", (Consumer<Throwable>) Shield::failedUnheard);

    private Shield() {}

    /** The same answer, or an error after the deadline; cancelling it cancels only the waiting. */
    static <T> Mono<T> around(Mono<T> work, Duration deadline) {
        return Mono.<T>deferContextual(context -> Mono.fromFuture(
                                () -> work.contextWrite(context).toFuture(), true)
                        .contextWrite(FAILED_UNHEARD))
                .timeout(deadline);
    }

    private static void failedUnheard(Throwable failure) {
        log.debug("A call that nobody waits for any more failed: {}", failure.toString());
    }
}
