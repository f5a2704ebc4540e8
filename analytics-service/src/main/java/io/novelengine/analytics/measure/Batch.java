package io.novelengine.analytics.measure;

import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.contract.RunStarted;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.contract.TurnCommitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Events sorted by kind, one per run and kind, one per turn: what a repeated announcement of the same thing adds is
 * nothing.
 *
 * @param firstSeen the earliest time at which each run is spoken of
 * @param queued runs accepted
 * @param started runs begun, the earliest begin of each
 * @param ended runs over, the latest end of each
 * @param turns turns committed
 */
public record Batch(
        TreeMap<UUID, Instant> firstSeen,
        Collection<Dated<RunQueued>> queued,
        Collection<Dated<RunStarted>> started,
        Collection<Dated<RunEnded>> ended,
        Collection<Dated<TurnCommitted>> turns) {

    /** Sorts events; the order of the list decides nothing but which of two equal announcements is kept. */
    public static Batch of(List<Dated<SuiteEvent>> events) {
        var firstSeen = new TreeMap<UUID, Instant>();
        var queued = new TreeMap<UUID, Dated<RunQueued>>();
        var started = new TreeMap<UUID, Dated<RunStarted>>();
        var ended = new TreeMap<UUID, Dated<RunEnded>>();
        var turns = new TreeMap<TurnKey, Dated<TurnCommitted>>();
        for (var dated : events) {
            var at = dated.at();
            var run =
                    switch (dated.event()) {
                        case RunQueued e -> {
                            queued.putIfAbsent(e.run(), new Dated<>(at, e));
                            yield e.run();
                        }
                        case RunStarted e -> {
                            started.merge(e.run(), new Dated<>(at, e), Dated::earlier);
                            yield e.run();
                        }
                        case RunEnded e -> {
                            ended.merge(e.run(), new Dated<>(at, e), Dated::later);
                            yield e.run();
                        }
                        case TurnCommitted e -> {
                            turns.putIfAbsent(new TurnKey(e.run(), e.number()), new Dated<>(at, e));
                            yield e.run();
                        }
                    };
            firstSeen.merge(run, at, (a, b) -> a.isBefore(b) ? a : b);
        }
        return new Batch(firstSeen, queued.values(), started.values(), ended.values(), turns.values());
    }

    /** The turns among these keys, under what the keys say. */
    public List<Booked> booked(List<Attributed> keys) {
        var byKey = new TreeMap<TurnKey, Attributed>();
        keys.forEach(key -> byKey.put(new TurnKey(key.run(), key.number()), key));
        var booked = new ArrayList<Booked>();
        for (var turn : turns) {
            var key = byKey.get(new TurnKey(turn.event().run(), turn.event().number()));
            if (key != null) {
                booked.add(new Booked(turn.at(), turn.event(), key.scenario(), key.mind()));
            }
        }
        return booked;
    }

    /**
     * What a turn is counted under.
     *
     * @param run its run
     * @param number its number
     * @param scenario scenario of the run, empty while unknown
     * @param mind mind of the run, empty while unknown
     */
    public record Attributed(UUID run, int number, String scenario, String mind) {}

    private record TurnKey(UUID run, int number) implements Comparable<TurnKey> {

        @Override
        public int compareTo(TurnKey other) {
            var byRun = run.compareTo(other.run);
            return byRun != 0 ? byRun : Integer.compare(number, other.number);
        }
    }
}
