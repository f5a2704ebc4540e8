package io.novelengine.simulation.signal;

import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.database.Notices;
import io.novelengine.shared.identity.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells what changed: at once in this instance, to the others by PostgreSQL's notifications. */
@Component
public class Signals implements SmartLifecycle {

    /*
     * A notification in every commit would serialise the commits of the whole database. What changed is gathered instead,
     * and one statement every ten milliseconds at most tells of all of it. Whoever hears it reads what was committed, and
     * looks by itself now and then: a lost signal costs time, nothing else.
     */

    private static final String CHANNEL = "novel_simulation";
    private static final Duration APART = Duration.ofMillis(10);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Database database;
    private final Notices notices;
    private final String own;
    private final PendingSignals pending = new PendingSignals();
    private final List<Hearer> hearers = new CopyOnWriteArrayList<>();
    private final BackgroundLoop sender;
    private final BackgroundLoop listener;
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();

    Signals(Database database, Notices notices, Ids ids) {
        this.database = database;
        this.notices = notices;
        this.own = ids.next().toString();
        this.sender = new BackgroundLoop("signals out", this::send, Duration.ofSeconds(10), Duration.ofMillis(500));
        this.listener = new BackgroundLoop("signals in", this::listen, LONGEST, Duration.ofMillis(500));
    }

    /** Tells this hearer from now on. */
    public void tell(Hearer hearer) {
        hearers.add(hearer);
    }

    /** There may be a run to play. */
    public void workArrived() {
        hearers.forEach(Hearer::workArrived);
        pending.work();
        sender.wake();
    }

    /** Something about this run was committed. */
    public void runChanged(UUID run) {
        hearers.forEach(hearer -> hearer.runChanged(run));
        pending.changed(run);
        sender.wake();
    }

    /** A worker has begun to play this turn. */
    public void turnBegun(UUID run, int turn) {
        hearers.forEach(hearer -> hearer.turnBegun(run, turn));
        pending.begun(run, turn);
        sender.wake();
    }

    private Mono<Duration> send() {
        return Mono.defer(() -> {
            var payload = pending.drain(own);
            return payload.isEmpty()
                    ? Mono.just(IDLE)
                    : database.sql("select pg_notify(:channel, :payload)")
                            .bind("channel", CHANNEL)
                            .bind("payload", payload)
                            .list(row -> true)
                            .then(Mono.delay(APART))
                            .thenReturn(pending.isEmpty() ? IDLE : Duration.ZERO);
        });
    }

    private Mono<Duration> listen() {
        return notices.listen(
                        CHANNEL,
                        () -> hearers.forEach(Hearer::anythingChanged),
                        payload -> PendingSignals.read(payload, own, hearers),
                        stopping.asMono())
                .thenReturn(Duration.ZERO);
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        sender.start();
        listener.start();
    }

    @Override
    public void stop() {
        sender.stop();
        listener.endSoon();
        stopping.tryEmitEmpty();
        listener.stop();
    }

    @Override
    public boolean isRunning() {
        return listener.isRunning();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
