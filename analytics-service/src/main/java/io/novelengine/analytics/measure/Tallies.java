package io.novelengine.analytics.measure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What booked turns add to each roll-up, in the order of the roll-ups' keys.
 *
 * @param turns by hour and day
 * @param acts by hour and day, character, type and outcome
 * @param runs by run
 * @param actors by character
 */
public record Tallies(
        SortedMap<TurnKey, TurnSum> turns,
        SortedMap<ActKey, Long> acts,
        SortedMap<UUID, TurnSum> runs,
        SortedMap<String, ActorSum> actors) {

    private static final List<Bucket> GRAINS = List.of(Bucket.HOUR, Bucket.DAY);

    /** Adds turns up. */
    public static Tallies of(List<Booked> booked) {
        var tallies = new Tallies(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        booked.forEach(tallies::add);
        return tallies;
    }

    private void add(Booked booked) {
        var turn = booked.turn();
        var sum = new TurnSum(1, turn.acts().size(), turn.words());
        runs.merge(turn.run(), sum, TurnSum::plus);
        for (var act : turn.acts()) {
            actors.merge(act.actor(), ActorSum.of(act.outcome()), ActorSum::plus);
        }
        for (var grain : GRAINS) {
            var key = new TurnKey(grain, grain.floor(booked.at()), booked.scenario(), booked.mind());
            turns.merge(key, sum, TurnSum::plus);
            for (var act : turn.acts()) {
                acts.merge(new ActKey(key, act.actor(), act.type(), act.outcome()), 1L, Long::sum);
            }
        }
    }

    /**
     * Key of a roll-up of turns.
     *
     * @param grain hour or day
     * @param bucket its start
     * @param scenario scenario of the runs
     * @param mind mind of the runs
     */
    public record TurnKey(Bucket grain, Instant bucket, String scenario, String mind) implements Comparable<TurnKey> {

        private static final Comparator<TurnKey> ORDER = Comparator.comparing(TurnKey::grain)
                .thenComparing(TurnKey::bucket)
                .thenComparing(TurnKey::scenario)
                .thenComparing(TurnKey::mind);

        @Override
        public int compareTo(TurnKey other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Key of a roll-up of acts.
     *
     * @param turn key of the turns they belong to
     * @param actor who acted
     * @param type kind of act
     * @param outcome how it ended
     */
    public record ActKey(TurnKey turn, String actor, String type, String outcome) implements Comparable<ActKey> {

        private static final Comparator<ActKey> ORDER = Comparator.comparing(ActKey::turn)
                .thenComparing(ActKey::actor)
                .thenComparing(ActKey::type)
                .thenComparing(ActKey::outcome);

        @Override
        public int compareTo(ActKey other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Turns added up.
     *
     * @param turns how many
     * @param acts acts in them
     * @param words words of their prose
     */
    public record TurnSum(long turns, long acts, long words) {

        TurnSum plus(TurnSum other) {
            return new TurnSum(turns + other.turns, acts + other.acts, words + other.words);
        }
    }

    /**
     * Acts of a character added up; an outcome of none of the three kinds counts as an act only.
     *
     * @param acts how many
     * @param succeeded how many succeeded
     * @param partly how many succeeded in part
     * @param failed how many failed
     */
    public record ActorSum(long acts, long succeeded, long partly, long failed) {

        static ActorSum of(String outcome) {
            return switch (outcome) {
                case "SUCCESS" -> new ActorSum(1, 1, 0, 0);
                case "PARTIAL" -> new ActorSum(1, 0, 1, 0);
                case "FAIL" -> new ActorSum(1, 0, 0, 1);
                default -> new ActorSum(1, 0, 0, 0);
            };
        }

        ActorSum plus(ActorSum other) {
            return new ActorSum(
                    acts + other.acts, succeeded + other.succeeded, partly + other.partly, failed + other.failed);
        }
    }
}
