package io.novelengine.simulation.run;

import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The leases of this instance, prolonged together three times within their term. */
@Component
class Holds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Holds.class);
    private static final int BEATS = 3;

    private final RunQueue queue;
    private final Concurrency concurrency;
    private final Duration term;
    private final Map<UUID, Hold> held = new ConcurrentHashMap<>();
    private final BackgroundLoop heartbeat;

    Holds(RunQueue queue, Concurrency concurrency, SimulationProperties properties) {
        this.queue = queue;
        this.concurrency = concurrency;
        this.term = properties.lease();
        heartbeat = new BackgroundLoop("heartbeat", this::beat, term, Duration.ofMillis(500));
    }

    /** Remembers a lease that was asked for at these ticks. */
    void take(Lease lease, long askedAt) {
        held.put(lease.run(), new Hold(lease, term, askedAt));
    }

    void drop(Lease lease) {
        held.computeIfPresent(lease.run(), (run, hold) -> hold.lease().equals(lease) ? null : hold);
    }

    void prolonged(Lease lease, long askedAt) {
        var hold = held.get(lease.run());
        if (hold != null && hold.lease().equals(lease)) {
            hold.prolonged(askedAt);
        }
    }

    /** Whether a worker may still count on this lease. */
    boolean isTrusted(Lease lease) {
        var hold = held.get(lease.run());
        return hold != null && hold.lease().equals(lease) && hold.isTrusted(concurrency.ticks());
    }

    /** Whether no other worker is known to have taken it; says nothing of time. */
    boolean isHeld(Lease lease) {
        var hold = held.get(lease.run());
        return hold != null && hold.lease().equals(lease) && !hold.isLost();
    }

    /**
     * Ends when the worker may go on: at once when the lease is trusted, else when the database has said that it still holds.
     * {@link LeaseLost} when it does not.
     */
    Mono<Void> assure(Lease lease) {
        if (isTrusted(lease)) {
            return Mono.empty();
        }
        if (!isHeld(lease)) {
            return Mono.error(new LeaseLost(lease));
        }
        var asked = concurrency.ticks();
        return queue.prolong(List.of(lease)).flatMap(kept -> {
            if (kept.isEmpty()) {
                return Mono.error(new LeaseLost(lease));
            }
            prolonged(lease, asked);
            return Mono.empty();
        });
    }

    private Mono<Duration> beat() {
        var rest = term.dividedBy(BEATS);
        Collection<Hold> now = List.copyOf(held.values());
        if (now.isEmpty()) {
            return Mono.just(rest);
        }
        var asked = concurrency.ticks();
        return queue.prolong(now.stream().map(Hold::lease).toList()).map(kept -> {
            for (var hold : now) {
                if (kept.contains(hold.lease().run())) {
                    hold.prolonged(asked);
                } else if (held.get(hold.lease().run()) == hold) {
                    hold.lose();
                    log.info("The lease of run {} is gone", hold.lease().run());
                }
            }
            return rest;
        });
    }

    @Override
    public void start() {
        heartbeat.start();
    }

    @Override
    public void stop() {
        heartbeat.stop();
    }

    @Override
    public boolean isRunning() {
        return heartbeat.isRunning();
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 4;
    }
}
