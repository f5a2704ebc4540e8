package io.novelengine.simulation.live;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** One client's stream: what it watches, and the batches it is sent, taken only as fast as it accepts them. */
final class Connection {

    /*
     * Nothing is pushed and nothing is queued: a batch is put together when the client has accepted the one before, from the
     * tails of the runs that changed meanwhile. A slow client falls behind in the database, not in memory, and of progress it
     * is told the newest only. One that does not accept a batch for too long is sent away, and comes back to its last number.
     */

    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final int PROGRESS_PER_BATCH = 20;

    private final LiveHub hub;
    private final LiveMetrics metrics;
    private final LiveProperties properties;
    private final Clock ticks;
    private final java.time.Clock clock;
    private final boolean endsWithRun;
    private final Runnable closed;
    private final Map<UUID, Watch> watches = new LinkedHashMap<>();
    private final Set<Watch> ready = new LinkedHashSet<>();
    private final List<LiveEvent> asides = new ArrayList<>();
    private List<Watch> inBatch = List.of();
    private Sinks.Empty<Void> bell = Sinks.empty();
    private boolean rung;
    private Duration nap = Duration.ofDays(1);
    private volatile @Nullable Ending ending;
    private volatile long sendingSince;
    private long progressAt;

    Connection(
            LiveHub hub,
            LiveMetrics metrics,
            LiveProperties properties,
            Clock ticks,
            java.time.Clock clock,
            boolean endsWithRun,
            Runnable closed) {
        this.closed = closed;
        this.hub = hub;
        this.metrics = metrics;
        this.properties = properties;
        this.ticks = ticks;
        this.clock = clock;
        this.endsWithRun = endsWithRun;
    }

    /** Begins to watch a run after a number, or begins anew; false when that would be one too many. */
    boolean watch(UUID run, long after, Delivery delivery) {
        synchronized (this) {
            var before = watches.get(run);
            if (before == null && watches.size() >= properties.subscriptions()) {
                return false;
            }
            unwatch(run);
            var watch = hub.watch(run, after, delivery, this, clock.instant());
            watches.put(run, watch);
            ready.add(watch);
        }
        ring();
        return true;
    }

    synchronized void unwatch(UUID run) {
        var watch = watches.remove(run);
        if (watch != null) {
            ready.remove(watch);
            hub.unwatch(watch);
        }
    }

    /** Tells the client something besides; the oldest is left out when it does not listen. */
    void aside(LiveEvent event) {
        synchronized (this) {
            if (asides.size() >= PROGRESS_PER_BATCH) {
                asides.removeFirst();
            }
            asides.add(event);
        }
        ring();
    }

    void wake(Watch watch) {
        synchronized (this) {
            if (watches.get(watch.run()) != watch || !ready.add(watch) && rung) {
                return;
            }
        }
        ring();
    }

    /** Ends the stream after the batch under way; the first reason counts. */
    void end(Ending reason) {
        synchronized (this) {
            if (ending != null) {
                return;
            }
            ending = reason;
        }
        ring();
    }

    /** Why it ended, or is about to. */
    Ending ending() {
        var reason = ending;
        return reason == null ? Ending.GONE : reason;
    }

    private void ring() {
        Sinks.Empty<Void> sleeper;
        synchronized (this) {
            rung = true;
            sleeper = bell;
        }
        sleeper.tryEmitEmpty();
    }

    /** Sends batch after batch, each taken when the one before was accepted; ends when the stream does. */
    Mono<Void> run(Function<List<LiveEvent>, Mono<Void>> send) {
        return Mono.defer(() -> next().flatMap(batch -> Mono.defer(() -> {
                            sendingSince = ticks.monotonicTime();
                            return send.apply(batch);
                        })
                        .then(Mono.fromRunnable(this::accepted))))
                .repeat(() -> ending == null)
                .then();
    }

    /** Says SLOW when the client does not accept a batch for too long. */
    Mono<Ending> stalled() {
        return Flux.interval(properties.stall().dividedBy(4))
                .filter(beat -> {
                    var since = sendingSince;
                    return since != 0
                            && ticks.monotonicTime() - since
                                    > properties.stall().toNanos();
                })
                .next()
                .map(beat -> Ending.SLOW)
                .doOnNext(this::end);
    }

    void close() {
        hub.remove(this);
        synchronized (this) {
            watches.values().forEach(hub::unwatch);
            watches.clear();
            ready.clear();
        }
        metrics.closed(ending());
        closed.run();
    }

    private Mono<List<LiveEvent>> next() {
        return Mono.defer(this::collect)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AFTER_FAILURE)
                        .filter(failure -> ending == null)
                        .doBeforeRetry(retry -> log.debug(
                                "A live stream waits: {}", retry.failure().toString())))
                .flatMap(batch -> batch.isEmpty() && ending == null ? sleep().then(Mono.empty()) : Mono.just(batch))
                .repeatWhenEmpty(Integer.MAX_VALUE, rounds -> rounds)
                .filter(batch -> !batch.isEmpty());
    }

    private void accepted() {
        var took = Duration.ofNanos(ticks.monotonicTime() - sendingSince);
        inBatch.forEach(watch -> watch.accepted(took));
        sendingSince = 0;
    }

    private Mono<List<LiveEvent>> collect() {
        List<Watch> candidates;
        var batch = new Batch(properties.frame().toBytes());
        synchronized (this) {
            rung = false;
            bell = Sinks.empty();
            nap = Duration.ofDays(1);
            candidates = List.copyOf(ready);
            asides.forEach(batch::add);
            asides.clear();
        }
        inBatch = new ArrayList<>();
        return Flux.fromIterable(candidates)
                .concatMap(watch -> batch.isFull() ? Mono.empty() : collect(watch, batch), 1)
                .then(Mono.fromSupplier(() -> {
                    addProgress(candidates, batch);
                    return batch.events();
                }));
    }

    private Mono<Void> collect(Watch watch, Batch batch) {
        synchronized (this) {
            ready.remove(watch);
        }
        return watch.tail()
                .after(watch.cursor(), watch.delivery().most())
                .doOnError(failure -> again(watch))
                .doOnNext(events -> {
                    if (events.isEmpty()) {
                        return;
                    }
                    var last = events.getLast().last();
                    var since = watch.readyFor(ticks.monotonicTime());
                    var hold = last || ending != null
                            ? Delivery.NOW
                            : watch.delivery().hold(events.size(), since);
                    again(watch);
                    if (!hold.isZero()) {
                        nap(hold);
                        return;
                    }
                    take(watch, events, batch);
                })
                .then();
    }

    private void take(Watch watch, List<LiveEvent> events, Batch batch) {
        var taken = 0;
        for (var event : events) {
            if (!batch.add(event)) {
                break;
            }
            taken++;
            watch.moveTo(event.seq());
            if (event.last()) {
                unwatch(watch.run());
                if (endsWithRun) {
                    end(Ending.OVER);
                }
            }
        }
        if (taken > 0) {
            watch.taken(taken);
            inBatch.add(watch);
            metrics.taken(events.subList(0, taken), watch.begun());
        }
    }

    private synchronized void again(Watch watch) {
        if (watches.get(watch.run()) == watch) {
            ready.add(watch);
        }
    }

    private synchronized void nap(Duration hold) {
        nap = nap.compareTo(hold) < 0 ? nap : hold;
    }

    private void addProgress(List<Watch> candidates, Batch batch) {
        var now = ticks.monotonicTime();
        var wait = properties.interval().toNanos() - (now - progressAt);
        var told = 0;
        for (var watch : candidates) {
            if (!watch.hasProgress()) {
                continue;
            }
            if (wait > 0 && told == 0) {
                again(watch);
                nap(Duration.ofNanos(wait));
                continue;
            }
            var turn = watch.takeProgress();
            if (told++ < PROGRESS_PER_BATCH && !batch.isFull()) {
                batch.add(watch.tail().progress(turn, clock));
                progressAt = now;
            }
        }
    }

    private Mono<Void> sleep() {
        synchronized (this) {
            return rung || ending != null
                    ? Mono.empty()
                    : Mono.firstWithSignal(bell.asMono(), Mono.delay(nap).then());
        }
    }
}
