package io.novelengine.simulation.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Lanes that wait for a run, and the handing over of one. */
final class IdleLanes {

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** The next run handed over to whoever subscribes; empty when all are dismissed. */
    Mono<Lease> next() {
        return Mono.defer(() -> {
            var place = new Waiting(Sinks.one(), new AtomicBoolean());
            waiting.add(place);
            return place.lease.asMono().doOnCancel(() -> {
                place.taken.set(true);
                waiting.remove(place);
            });
        });
    }

    int count() {
        return waiting.size();
    }

    /** Whether a lane took the run. */
    boolean give(Lease lease) {
        for (var place = waiting.poll(); place != null; place = waiting.poll()) {
            if (place.taken.compareAndSet(false, true)) {
                place.lease.tryEmitValue(lease);
                return true;
            }
        }
        return false;
    }

    /** Ends the waiting of all. */
    void dismiss() {
        for (var place = waiting.poll(); place != null; place = waiting.poll()) {
            if (place.taken.compareAndSet(false, true)) {
                place.lease.tryEmitEmpty();
            }
        }
    }

    private record Waiting(Sinks.One<Lease> lease, AtomicBoolean taken) {}
}
