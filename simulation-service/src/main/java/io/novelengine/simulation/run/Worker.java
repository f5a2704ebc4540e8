package io.novelengine.simulation.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.identity.Ids;
import io.novelengine.simulation.performance.Performance;
import io.novelengine.simulation.performance.Performer;
import io.novelengine.simulation.run.RunQueue.Claimed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Plays runs from the queue, several at once, each in a lane of its own. */
@Component
class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final RunQueue queue;
    private final Performer performer;
    private final SimulationProperties properties;
    private final Scheduler engine;
    private final Clock clock;
    private final String name;
    private final Counter turnsPlayed;
    private final AtomicInteger busy = new AtomicInteger();
    private final List<BackgroundLoop> lanes = new ArrayList<>();
    private volatile boolean running;

    Worker(
            RunQueue queue,
            Performer performer,
            SimulationProperties properties,
            Scheduler engine,
            Clock clock,
            Ids ids,
            MeterRegistry meters) {
        this.queue = queue;
        this.performer = performer;
        this.properties = properties;
        this.engine = engine;
        this.clock = clock;
        this.name = ids.next().toString();
        this.turnsPlayed = Counter.builder("novel.simulation.turns")
                .description("Turns committed by this instance")
                .register(meters);
        Gauge.builder("novel.simulation.lanes.busy", busy, AtomicInteger::get)
                .description("Runs that this instance plays now")
                .register(meters);
        for (var i = 0; i < properties.lanes(); i++) {
            var lane = i;
            lanes.add(new BackgroundLoop("lane " + lane, () -> step(lane), properties.longest(), properties.grace()));
        }
    }

    /** Lets an idle lane look into the queue at once. */
    void wake() {
        lanes.getFirst().wake();
    }

    private Mono<Duration> step(int lane) {
        return queue.claim(name)
                .flatMap(lease -> {
                    lanes.get((lane + 1) % lanes.size()).wake();
                    return play(lease).thenReturn(Duration.ZERO);
                })
                .defaultIfEmpty(
                        lane == 0 ? properties.poll() : properties.poll().multipliedBy(8));
    }

    private Mono<Void> play(Lease lease) {
        return Mono.usingWhen(
                        Mono.fromSupplier(busy::incrementAndGet),
                        count -> queue.begin(lease).flatMap(claimed -> play(claimed)
                                .onErrorResume(
                                        failure -> !(failure instanceof LeaseLost),
                                        failure -> failed(claimed, failure))),
                        count -> Mono.fromRunnable(busy::decrementAndGet))
                .onErrorResume(LeaseLost.class, lost -> Mono.fromRunnable(() -> log.info("{}", lost.getMessage())));
    }

    private Mono<Void> play(Claimed claimed) {
        return Mono.fromCallable(
                        () -> performer.resume(claimed.setup(), claimed.manifest(), claimed.turn(), claimed.digest()))
                .subscribeOn(engine)
                .flatMap(performance -> Mono.defer(() -> playGroup(claimed, performance))
                        .repeat(() -> running && !performance.isOver())
                        .then(Mono.defer(() ->
                                performance.isOver() ? Mono.empty() : queue.release(claimed.lease(), Duration.ZERO))));
    }

    private Mono<Void> playGroup(Claimed claimed, Performance performance) {
        return Mono.fromCallable(() -> performance.playFor(properties.group(), clock))
                .subscribeOn(engine)
                .flatMap(turns -> queue.commit(claimed.lease(), turns, performance.isOver())
                        .doOnSuccess(done -> turnsPlayed.increment(turns.size())));
    }

    private Mono<Void> failed(Claimed claimed, Throwable failure) {
        var run = claimed.lease().run();
        if (claimed.attempts() >= properties.attempts()) {
            log.error("Run {} is given up after {} attempts", run, claimed.attempts(), failure);
            return queue.fail(claimed.lease(), String.valueOf(failure.getMessage()));
        }
        log.warn("Run {} failed at attempt {}", run, claimed.attempts(), failure);
        var rest = properties.retry().multipliedBy(1L << Math.min(claimed.attempts() - 1, 6));
        return queue.release(claimed.lease(), rest);
    }

    @Override
    public void start() {
        running = true;
        lanes.forEach(BackgroundLoop::start);
    }

    @Override
    public void stop() {
        running = false;
        lanes.forEach(BackgroundLoop::endSoon);
        lanes.forEach(BackgroundLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 2;
    }
}
