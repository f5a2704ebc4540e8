package io.novelengine.gateway.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whom each strategy chooses, of three instances and of any number. */
class StrategyTests {

    private static final List<Counted> THREE = List.of(new Counted("a"), new Counted("b"), new Counted("c"));
    private static final List<Counted> WEIGHTED =
            List.of(new Counted("a", 5, 0), new Counted("b", 1, 0), new Counted("c", 1, 0));

    @Test
    void roundRobinAsksEachInTurn() {
        assertThat(choices(new RoundRobin(), THREE, 6)).containsExactly("a", "b", "c", "a", "b", "c");
    }

    @Test
    void weightedRoundRobinSpreadsTheHeaviestBetweenTheOthers() {
        assertThat(choices(new WeightedRoundRobin(), WEIGHTED, 7)).containsExactly("a", "a", "b", "a", "c", "a", "a");
    }

    @Property
    void weightedRoundRobinGivesEachExactlyItsWeight(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> weights) {
        var candidates = IntStream.range(0, weights.size())
                .mapToObj(i -> new Counted("i" + i, weights.get(i), 0))
                .toList();
        var sum = weights.stream().mapToInt(Integer::intValue).sum();

        var counts = counts(choices(new WeightedRoundRobin(), candidates, 3 * sum));

        candidates.forEach(candidate -> assertThat(counts).containsEntry(candidate.id(), 3L * candidate.weight()));
    }

    @Test
    void randomFollowsTheWeightsOnAverage() {
        var counts = counts(choices(new AnyOne(new Dice(1)), WEIGHTED, 7000));

        assertThat(counts.get("a")).isBetween(4800L, 5200L);
        assertThat(counts.get("b")).isBetween(850L, 1150L);
    }

    @Property
    void leastConnectionsNeverTakesTheBusiestOfThree(
            @ForAll long seed, @ForAll @IntRange(max = 50) int least, @ForAll @IntRange(min = 51, max = 99) int most) {
        var candidates =
                List.of(new Counted("idle", 1, least), new Counted("busy", 1, 50), new Counted("busiest", 1, most));

        assertThat(choices(new LeastConnections(new Dice(seed)), candidates, 50))
                .doesNotContain("busiest");
    }

    @Test
    void leastConnectionsEvensOutUnequalWork() {
        var strategy = new LeastConnections(new Dice(3));
        var work = new TreeMap<>(Map.of("a", 40, "b", 0, "c", 0));
        for (var i = 0; i < 80; i++) {
            var candidates = work.entrySet().stream()
                    .map(entry -> new Counted(entry.getKey(), 1, entry.getValue()))
                    .toList();
            work.merge(strategy.choose(candidates, "").id(), 1, Integer::sum);
        }

        assertThat(work.values()).allSatisfy(count -> assertThat(count).isBetween(36, 44));
    }

    @Property
    void consistentHashAlwaysAnswersAKeyWithTheSameInstance(@ForAll String key) {
        assertThat(choices(new ConsistentHash(), THREE, key, 5))
                .containsOnly(choices(new ConsistentHash(), THREE, key, 1).getFirst());
    }

    @Property
    void consistentHashMovesOnlyTheKeysOfAnInstanceThatGoes(@ForAll String key) {
        var before = new ConsistentHash().choose(THREE, key).id();

        var after = new ConsistentHash().choose(THREE.subList(0, 2), key).id();

        if (!before.equals("c")) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void consistentHashSpreadsKeysByWeight() {
        var counts = counts(IntStream.range(0, 7000)
                .mapToObj(n -> new ConsistentHash().choose(WEIGHTED, "key " + n).id())
                .toList());

        assertThat(counts.get("a")).isBetween(4750L, 5250L);
        assertThat(counts.get("b")).isBetween(850L, 1150L);
        assertThat(counts.get("c")).isBetween(850L, 1150L);
    }

    @Property
    void consistentHashGivesNobodyMuchMoreThanTheMean(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(max = 200) Integer> loads, @ForAll String key) {
        var candidates = IntStream.range(0, loads.size())
                .mapToObj(i -> new Counted("i" + i, 1, loads.get(i)))
                .toList();
        var all = 1 + loads.stream().mapToInt(Integer::intValue).sum();

        var chosen = new ConsistentHash().choose(candidates, key);

        assertThat(chosen.inFlight()).isLessThan((int) Math.ceil(1.25 * all / loads.size()));
    }

    @Property
    void everyStrategyTakesTheOnlyOneThereIs(@ForAll String key) {
        for (var name :
                List.of("round-robin", "weighted-round-robin", "least-connections", "consistent-hash", "random")) {
            assertThat(Strategy.of(name, new Dice(1))
                            .choose(THREE.subList(1, 2), key)
                            .id())
                    .isEqualTo("b");
        }
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Strategy.of("fastest", new Random(1)));
    }

    private static List<String> choices(Strategy strategy, List<Counted> candidates, int times) {
        return choices(strategy, candidates, "", times);
    }

    private static List<String> choices(Strategy strategy, List<Counted> candidates, String key, int times) {
        var chosen = new ArrayList<String>();
        for (var i = 0; i < times; i++) {
            chosen.add(strategy.choose(candidates, key).id());
        }
        return chosen;
    }

    private static Map<String, Long> counts(List<String> chosen) {
        return chosen.stream().collect(Collectors.groupingBy(id -> id, HashMap::new, Collectors.counting()));
    }
}
