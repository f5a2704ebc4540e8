package io.novelengine.simulation.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.simulation.performance.Performance;
import io.novelengine.simulation.performance.Performer;
import io.novelengine.simulation.performance.PlayedTurn;
import io.novelengine.simulation.run.RunQueue.Claimed;
import io.novelengine.simulation.signal.Signals;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Plays claimed runs, turn by turn, and commits what was played for as long as the run is the worker's. */
@Component
class Stage {

    private static final Logger log = LoggerFactory.getLogger(Stage.class);

    private final RunQueue queue;
    private final Commits commits;
    private final Performer performer;
    private final Holds holds;
    private final Concurrency concurrency;
    private final Signals signals;
    private final SimulationProperties properties;
    private final Scheduler engine;
    private final Clock clock;
    private final Counter turnsPlayed;
    private final Counter refused;
    private final Counter resumed;

    Stage(
            RunQueue queue,
            Commits commits,
            Performer performer,
            Holds holds,
            Concurrency concurrency,
            Signals signals,
            SimulationProperties properties,
            Scheduler engine,
            Clock clock,
            MeterRegistry meters) {
        this.queue = queue;
        this.commits = commits;
        this.performer = performer;
        this.holds = holds;
        this.concurrency = concurrency;
        this.signals = signals;
        this.properties = properties;
        this.engine = engine;
        this.clock = clock;
        this.turnsPlayed = Counter.builder("novel.simulation.turns")
                .description("Turns committed by this instance")
                .register(meters);
        this.resumed = Counter.builder("novel.simulation.resumed")
                .description("Runs that this instance read from what was committed, to play them on")
                .register(meters);
        this.refused = Counter.builder("novel.simulation.refused")
                .description("Writes of this instance that were refused because the run had changed or was not its own")
                .register(meters);
    }

    /**
     * Plays a claimed run until it is over, held, changed hands or is to be given back.
     *
     * @param busy runs played at once
     * @param goesOn whether this instance still plays
     */
    Mono<Void> play(Claimed run, IntSupplier busy, BooleanSupplier goesOn) {
        var lease = run.lease();
        return Mono.defer(() -> new Scene(run, busy, goesOn).play())
                .onErrorResume(Displaced.class, changed -> {
                    refused.increment();
                    return queue.again(lease).flatMap(claimed -> play(claimed, busy, goesOn));
                })
                .onErrorResume(
                        Forgotten.class, again -> queue.again(lease).flatMap(claimed -> play(claimed, busy, goesOn)))
                .onErrorResume(LeaseLost.class, lost -> {
                    refused.increment();
                    concurrency.lost(busy.getAsInt());
                    return Mono.fromRunnable(() -> log.info("{}", lost.getMessage()));
                })
                .onErrorResume(Stage::isOutage, outage -> {
                    log.warn("Run {} is given back: {}", lease.run(), outage.toString());
                    return queue.handBack(lease, properties.retry()).onErrorComplete();
                });
    }

    /** Whether it is not the run that failed but what it is kept in; then nothing is counted against the run. */
    private static boolean isOutage(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof TimeoutException;
    }

    /** One run in the hands of one worker. */
    private final class Scene {

        private final Claimed claimed;
        private final Lease lease;
        private final int last;
        private final IntSupplier busy;
        private final BooleanSupplier goesOn;
        private final long begun;

        Scene(Claimed claimed, IntSupplier busy, BooleanSupplier goesOn) {
            this.claimed = claimed;
            this.lease = claimed.lease();
            this.last = Objects.requireNonNullElse(claimed.stopAfter(), Integer.MAX_VALUE);
            this.busy = busy;
            this.goesOn = goesOn;
            this.begun = concurrency.ticks();
        }

        Mono<Void> play() {
            if (claimed.entered()) {
                signals.runChanged(lease.run());
            }
            if (lease.rescues() > properties.rescues()) {
                return queue.fail(lease, "Its worker fell silent " + lease.rescues() + " times over the same turn.")
                        .doOnSuccess(done -> signals.runChanged(lease.run()));
            }
            var script = claimed.script();
            return Mono.fromCallable(() -> performer.resume(
                            script.setup(),
                            script.manifest(),
                            script.cues(),
                            script.turn(),
                            script.digest(),
                            this::held))
                    .subscribeOn(engine)
                    .doOnNext(performance -> resumed.increment())
                    .flatMap(performance -> Mono.defer(() -> group(performance))
                            .delayUntil(done -> done ? Mono.empty() : pause())
                            .repeat(goesOn)
                            .takeUntil(done -> done)
                            .any(done -> done))
                    .flatMap(done -> done
                            ? Mono.empty()
                            : queue.handBack(lease, Duration.ZERO).doOnSuccess(back -> {
                                signals.runChanged(lease.run());
                                signals.workArrived();
                            }))
                    .onErrorResume(failure -> !isRefusal(failure) && !isOutage(failure), this::failed);
        }

        private Mono<?> pause() {
            return properties.pace().isZero() ? Mono.empty() : Mono.delay(properties.pace());
        }

        private void held() {
            if (!holds.isHeld(lease)) {
                throw new LeaseLost(lease);
            }
        }

        private Mono<Boolean> group(Performance performance) {
            var asked = concurrency.ticks();
            var time = properties.pace().isZero() && !properties.cold() ? properties.group() : Duration.ZERO;
            return holds.assure(lease)
                    .then(Mono.fromCallable(() -> {
                                signals.turnBegun(lease.run(), performance.turn() + 1);
                                return performance.playFor(time, last, clock);
                            })
                            .subscribeOn(engine))
                    .flatMap(turns -> commit(performance, turns))
                    .doOnNext(done -> concurrency.sample(asked, busy.getAsInt()))
                    .delayUntil(done ->
                            properties.cold() && !done ? pause().then(Mono.error(new Forgotten(lease))) : Mono.empty());
        }

        private Mono<Boolean> commit(Performance performance, List<PlayedTurn> turns) {
            var asked = concurrency.ticks();
            var ending = ending(performance);
            return commits.add(new Commit(claimed, turns, ending, playedMillis()))
                    .then(Mono.fromSupplier(() -> {
                        holds.prolonged(lease, asked);
                        turnsPlayed.increment(turns.size());
                        signals.runChanged(lease.run());
                        return ending != null;
                    }));
        }

        private long playedMillis() {
            return claimed.playedMillis()
                    + Duration.ofNanos(concurrency.ticks() - begun).toMillis();
        }

        private @Nullable Transition ending(Performance performance) {
            return performance.isOver() ? Transition.COMPLETE : performance.turn() >= last ? Transition.HOLD : null;
        }

        private Mono<Void> failed(Throwable failure) {
            var run = lease.run();
            var reason = String.valueOf(failure.getMessage());
            var told = Mono.<Void>fromRunnable(() -> signals.runChanged(run));
            if (claimed.attempts() >= properties.attempts()) {
                log.error("Run {} is given up after {} attempts", run, claimed.attempts(), failure);
                return queue.fail(lease, reason).then(told);
            }
            log.warn("Run {} failed at attempt {}", run, claimed.attempts(), failure);
            var rest = properties.retry().multipliedBy(1L << Math.min(claimed.attempts() - 1, 6));
            return queue.retry(lease, rest, reason).then(told);
        }

        private static boolean isRefusal(Throwable failure) {
            return failure instanceof LeaseLost || failure instanceof Displaced || failure instanceof Forgotten;
        }
    }
}
