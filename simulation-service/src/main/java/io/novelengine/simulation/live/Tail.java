package io.novelengine.simulation.live;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The newest events of one run, read once for all who watch it on this instance. */
final class Tail {

    /*
     * A signal says only that there may be more. It makes the tail stale, and wakes those who watch; the first of them to ask
     * has it read on from the last number it knows, the others share that reading. A signal during a reading makes the tail
     * stale again, since the reading may have been too early to see it. What is older than the window, a watcher reads alone.
     */

    private static final int PAGE = 100;

    private final UUID run;
    private final LiveStore store;
    private final int size;
    private final Deque<LiveEvent> window = new ArrayDeque<>();
    private final Set<Watch> watches = new CopyOnWriteArraySet<>();
    private long last;
    private long wanted = 1;
    private long covered;
    private @Nullable Mono<Void> reading;
    private @Nullable LiveEvent progress;
    private int progressTurn;

    Tail(UUID run, LiveStore store, int size, long last) {
        this.run = run;
        this.store = store;
        this.size = size;
        this.last = last;
    }

    Set<Watch> watches() {
        return watches;
    }

    synchronized long last() {
        return last;
    }

    /** There may be more. */
    void changed() {
        synchronized (this) {
            wanted++;
        }
        watches.forEach(Watch::wake);
    }

    /** That a turn is being played, put into words once for all. */
    synchronized LiveEvent progress(int turn, Clock clock) {
        if (progress == null || progressTurn != turn) {
            progress = store.event(run, 0, LiveEvent.PROGRESS, clock.instant(), false, new ProgressData(turn));
            progressTurn = turn;
        }
        return progress;
    }

    /** Events after a number, the oldest first, as far as they are committed. */
    Mono<List<LiveEvent>> after(long seq, int most) {
        return Mono.defer(this::read).repeat(this::isStale).then(Mono.defer(() -> {
            var known = known(seq, most);
            return known == null ? store.after(run, seq, most) : Mono.just(known);
        }));
    }

    private synchronized boolean isStale() {
        return covered < wanted;
    }

    private synchronized Mono<Void> read() {
        if (covered >= wanted) {
            return Mono.empty();
        }
        if (reading == null) {
            var target = wanted;
            reading = store.after(run, last, PAGE)
                    .doOnNext(events -> add(events, target))
                    .doOnTerminate(this::readingEnded)
                    .then()
                    .cache();
        }
        return reading;
    }

    private synchronized void readingEnded() {
        reading = null;
    }

    private synchronized void add(List<LiveEvent> events, long target) {
        for (var event : events) {
            window.addLast(event);
            if (window.size() > size) {
                window.removeFirst();
            }
            last = event.seq();
        }
        if (events.size() < PAGE) {
            covered = Math.max(covered, target);
        }
    }

    /** Events after a number from the window; null when it does not reach back that far. */
    private synchronized @Nullable List<LiveEvent> known(long seq, int most) {
        if (seq >= last) {
            return List.of();
        }
        var oldest = window.peekFirst();
        if (oldest == null || oldest.seq() > seq + 1) {
            return null;
        }
        return window.stream().filter(event -> event.seq() > seq).limit(most).toList();
    }

    /** The turn that is being played. */
    private record ProgressData(int turn) {}
}
