package io.novelengine.simulation.run;

import io.novelengine.simulation.run.RunQueue.Claimed;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Lanes that wait for a run, and the handing over of one. */
final class IdleLanes {

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** The next run handed over to whoever subscribes; empty when all are dismissed. */
    Mono<Claimed> next() {
        return Mono.defer(() -> {
            var place = new Waiting(Sinks.one(), new AtomicBoolean());
            waiting.add(place);
            return place.run.asMono().doOnCancel(() -> {
                place.taken.set(true);
                waiting.remove(place);
            });
        });
    }

    int count() {
        return waiting.size();
    }

    /** Whether a lane took the run. */
    boolean give(Claimed claimed) {
        for (var place = waiting.poll(); place != null; place = waiting.poll()) {
            if (place.taken.compareAndSet(false, true)) {
                place.run.tryEmitValue(claimed);
                return true;
            }
        }
        return false;
    }

    /** Ends the waiting of all. */
    void dismiss() {
        for (var place = waiting.poll(); place != null; place = waiting.poll()) {
            if (place.taken.compareAndSet(false, true)) {
                place.run.tryEmitEmpty();
            }
        }
    }

    private record Waiting(Sinks.One<Claimed> run, AtomicBoolean taken) {}
}
