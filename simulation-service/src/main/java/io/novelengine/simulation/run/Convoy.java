package io.novelengine.simulation.run;

import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final List<Crew> crews;

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
        this.crews = IntStream.range(0, atOnce)
                .mapToObj(i -> new Crew(name + " " + i))
                .toList();
    }

    /** Whether it was done, once it is; giving up before it is under way takes it out. */
    Mono<Boolean> join(A item) {
        return Mono.defer(() -> {
            var place = new Place<A>(item, Sinks.one());
            waiting.add(place);
            crews.stream().filter(Crew::takesUp).findFirst().ifPresent(crew -> crew.loop.wake());
            return place.done.asMono().doOnCancel(() -> waiting.remove(place));
        });
    }

    private List<Place<A>> load() {
        var load = new ArrayList<Place<A>>();
        for (var place = waiting.poll(); place != null; place = load.size() < most ? waiting.poll() : null) {
            load.add(place);
        }
        return load;
    }

    private Mono<Duration> bring(List<Place<A>> load) {
        return Mono.defer(() -> work.apply(load.stream().map(Place::item).toList()))
                .doOnNext(done -> IntStream.range(0, load.size())
                        .forEach(i -> load.get(i).done.tryEmitValue(done.get(i))))
                .doOnError(failure -> load.forEach(place -> place.done.tryEmitError(failure)))
                .doOnCancel(() -> load.forEach(place -> place.done.tryEmitError(new CancellationException())))
                .onErrorComplete()
                .thenReturn(Duration.ZERO);
    }

    void start() {
        crews.forEach(crew -> crew.loop.start());
    }

    void stop() {
        crews.forEach(crew -> crew.loop.endSoon());
        crews.forEach(crew -> crew.loop.stop());
    }

    /** Brings one load after the other; rests when nothing waits. */
    private final class Crew {

        private final AtomicBoolean resting = new AtomicBoolean();
        private final BackgroundLoop loop;

        Crew(String name) {
            loop = new BackgroundLoop(name, this::next, LONGEST, Duration.ofSeconds(1));
        }

        /** True for one caller only, who is to wake it. */
        boolean takesUp() {
            return resting.compareAndSet(true, false);
        }

        private Mono<Duration> next() {
            resting.set(true); // before it looks, so that whoever comes after the look sees it
            var load = load();
            if (!load.isEmpty()) {
                resting.set(false);
            }
            return load.isEmpty() ? Mono.just(IDLE) : bring(load);
        }
    }

    private record Place<A>(A item, Sinks.One<Boolean> done) {}
}
