package io.novelengine.simulation.run;

import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Does together what many ask for at about the same time: while one load is under way, the next one gathers.
 *
 * @param <A> what is asked for
 */
final class Convoy<A> {

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Queue<Place<A>> waiting = new ConcurrentLinkedQueue<>();
    private final Function<List<A>, Mono<List<Boolean>>> work;
    private final int most;
    private final List<BackgroundLoop> loops;

    /**
     * A convoy that has not started.
     *
     * @param atOnce loads under way at once
     * @param most most that goes into one load
     * @param work does a load; says for each, in order, whether it was done
     */
    Convoy(String name, int atOnce, int most, Function<List<A>, Mono<List<Boolean>>> work) {
        this.work = work;
        this.most = most;
        this.loops = IntStream.range(0, atOnce)
                .mapToObj(i -> new BackgroundLoop(name + " " + i, this::load, LONGEST, Duration.ofSeconds(1)))
                .toList();
    }

    /** Whether it was done, once it is; giving up before it is under way takes it out. */
    Mono<Boolean> join(A item) {
        return Mono.defer(() -> {
            var place = new Place<A>(item, Sinks.one());
            waiting.add(place);
            loops.forEach(BackgroundLoop::wake);
            return place.done.asMono().doOnCancel(() -> waiting.remove(place));
        });
    }

    private Mono<Duration> load() {
        var load = new ArrayList<Place<A>>();
        for (var place = waiting.poll(); place != null; place = load.size() < most ? waiting.poll() : null) {
            load.add(place);
        }
        if (load.isEmpty()) {
            return Mono.just(IDLE);
        }
        return work.apply(load.stream().map(Place::item).toList())
                .doOnNext(done -> IntStream.range(0, load.size())
                        .forEach(i -> load.get(i).done.tryEmitValue(done.get(i))))
                .doOnError(failure -> load.forEach(place -> place.done.tryEmitError(failure)))
                .doOnCancel(() -> load.forEach(place -> place.done.tryEmitError(new CancellationException())))
                .onErrorComplete()
                .thenReturn(Duration.ZERO);
    }

    void start() {
        loops.forEach(BackgroundLoop::start);
    }

    void stop() {
        loops.forEach(BackgroundLoop::endSoon);
        loops.forEach(BackgroundLoop::stop);
    }

    private record Place<A>(A item, Sinks.One<Boolean> done) {}
}
