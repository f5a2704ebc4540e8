package io.novelengine.simulation.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.identity.Ids;
import io.novelengine.simulation.signal.Hearer;
import io.novelengine.simulation.signal.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes runs from the queue and has them played, several at once, each in a lane of its own. */
@Component
class Worker implements SmartLifecycle, Hearer {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final int MOST_AT_ONCE = 64;
    private static final Duration EVER = Duration.ofDays(365); // a lane waits for work as long as there is none

    private final RunQueue queue;
    private final Stage stage;
    private final Concurrency concurrency;
    private final Holds holds;
    private final Signals signals;
    private final SimulationProperties properties;
    private final RandomGenerator chance;
    private final String name;
    private final Counter rescues;
    private final AtomicInteger busy = new AtomicInteger();
    private final IdleLanes idle = new IdleLanes();
    private final BackgroundLoop intake;
    private final List<BackgroundLoop> lanes = new ArrayList<>();
    private volatile boolean running;

    Worker(
            RunQueue queue,
            Stage stage,
            Concurrency concurrency,
            Holds holds,
            Signals signals,
            SimulationProperties properties,
            RandomGenerator chance,
            Ids ids,
            MeterRegistry meters) {
        this.queue = queue;
        this.stage = stage;
        this.concurrency = concurrency;
        this.holds = holds;
        this.signals = signals;
        this.properties = properties;
        this.chance = chance;
        this.name = ids.next().toString();
        this.rescues = Counter.builder("novel.simulation.rescues")
                .description("Runs that this instance took over from a worker that had fallen silent")
                .register(meters);
        Gauge.builder("novel.simulation.lanes.busy", busy, AtomicInteger::get)
                .description("Runs that this instance plays now")
                .register(meters);
        intake = new BackgroundLoop("intake", this::claim, Duration.ofSeconds(20), Duration.ofSeconds(2));
        for (var i = 0; i < properties.lanes(); i++) {
            lanes.add(new BackgroundLoop("lane " + i, this::next, EVER, properties.grace()));
        }
    }

    @Override
    public void workArrived() {
        intake.wake();
    }

    @Override
    public void anythingChanged() {
        intake.wake();
    }

    private Mono<Duration> claim() {
        var free = Math.min(MOST_AT_ONCE, Math.min(concurrency.limit() - busy.get(), idle.count()));
        if (!running || free <= 0) {
            return Mono.just(rest());
        }
        var asked = concurrency.ticks();
        return queue.claim(name, free).flatMap(claims -> {
            var unwanted = new ArrayList<Lease>();
            for (var claimed : claims) {
                var lease = claimed.lease();
                holds.take(lease, asked);
                if (lease.rescues() > 0) {
                    rescues.increment();
                }
                if (!running || !idle.give(claimed)) {
                    unwanted.add(lease);
                }
            }
            return Flux.fromIterable(unwanted)
                    .concatMap(lease -> giveBack(lease))
                    .then(Mono.just(claims.size() == free ? Duration.ZERO : rest()));
        });
    }

    private Duration rest() {
        return Duration.ofNanos((long) (properties.poll().toNanos() * chance.nextDouble(0.8, 1.2)));
    }

    private Mono<Void> giveBack(Lease lease) {
        return queue.handBack(lease, Duration.ZERO)
                .onErrorComplete(Displaced.class)
                .doFinally(end -> {
                    holds.drop(lease);
                    signals.workArrived();
                });
    }

    private Mono<Duration> next() {
        return idle.next()
                .flatMap(claimed -> Mono.usingWhen(
                        Mono.fromSupplier(busy::incrementAndGet),
                        count -> stage.play(claimed, busy::get, this::isRunning).timeout(properties.longest()),
                        count -> Mono.fromRunnable(() -> {
                            busy.decrementAndGet();
                            holds.drop(claimed.lease());
                            intake.wake();
                        })))
                .thenReturn(Duration.ZERO);
    }

    @Override
    public void start() {
        running = true;
        signals.tell(this);
        lanes.forEach(BackgroundLoop::start);
        if (!lanes.isEmpty()) {
            intake.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        intake.stop();
        lanes.forEach(BackgroundLoop::endSoon);
        idle.dismiss();
        lanes.forEach(BackgroundLoop::stop);
        log.info("Took no more runs, and gave back what was not over");
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
