package io.novelengine.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.character.profile.Profile.Fact;
import io.novelengine.character.profile.Profile.Lore;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Facts come to mind by the rules of lorebooks. */
class RecallTests {

    @Test
    void aKeyIsAWholeWordWhateverItsCase() {
        var lore = lore(
                fact("The cat sleeps.").keys("cat").done(),
                fact("Rome fell.").keys("Rome").caseSensitive().done());

        assertThat(recall(lore, "A CAT!")).containsExactly(0);
        assertThat(recall(lore, "concatenate")).isEmpty();
        assertThat(recall(lore, "rome")).isEmpty();
        assertThat(recall(lore, "Rome, then")).containsExactly(1);
    }

    @Test
    void secondaryKeysAreNeededTooAndExcludedOnesForbid() {
        var lore = lore(fact("x")
                .keys("brother")
                .secondary("lost", "gone")
                .exclude("found")
                .done());

        assertThat(recall(lore, "her brother")).isEmpty();
        assertThat(recall(lore, "her lost brother")).containsExactly(0);
        assertThat(recall(lore, "her lost brother is found")).isEmpty();
    }

    @Test
    void whatIsConstantIsAlwaysInMind() {
        assertThat(recall(lore(fact("x").constant().done()), "")).containsExactly(0);
    }

    @Test
    void lowerOrderIsToldFirst() {
        var lore = lore(
                fact("b").constant().order(5).done(),
                fact("a").constant().order(-1).done());

        assertThat(recall(lore, "")).containsExactly(1, 0);
    }

    @Test
    void onlyTheLastTextsAreLookedThrough() {
        var lore = new Lore(2, null, null, List.of(fact("x").keys("ship").done()));

        assertThat(recall(lore, "a ship", "one", "two")).isEmpty();
        assertThat(recall(lore, "a ship", "two")).containsExactly(0);
        assertThat(recall(new Lore(0, null, null, lore.facts()), "a ship")).isEmpty();
    }

    @Test
    void whatComesToMindMayBringMore() {
        var facts = List.of(
                fact("The ship has a captain.").keys("ship").done(),
                fact("Ada.").keys("captain").done());

        assertThat(recall(new Lore(null, null, true, facts), "a ship")).containsExactly(0, 1);
        assertThat(recall(new Lore(null, null, false, facts), "a ship")).containsExactly(0);
        assertThat(recall(new Lore(null, null, null, facts), "a ship")).containsExactly(0);
    }

    @Test
    void overTheBudgetTheLeastOfPriorityGoesFirstAndThenTheFirstInOrder() {
        var forty = "x".repeat(40);
        var facts = List.of(
                fact(forty).constant().priority(5).order(1).done(),
                fact(forty).constant().priority(1).order(2).done(),
                fact(forty).constant().priority(5).order(0).done());

        assertThat(recall(new Lore(null, 30, null, facts), "")).containsExactly(2, 0, 1);
        assertThat(recall(new Lore(null, 29, null, facts), "")).containsExactly(2, 0);
        assertThat(recall(new Lore(null, 19, null, facts), "")).containsExactly(0);
        assertThat(recall(new Lore(null, 0, null, facts), "")).isEmpty();
    }

    @Test
    void turnsDecideWhereAFactSaysSo() {
        var facts = List.of(
                fact("after").constant().after(3).done(),
                fact("every").constant().every(2).done(),
                fact("stays").keys("key").lasting("stays").done(),
                fact("once").keys("key").lasting("once").done());
        var lore = new Lore(null, null, null, facts);

        assertThat(new Recall(lore, 1, new TreeSet<>()).of(List.of("key"))).containsExactly(2, 3);
        assertThat(new Recall(lore, 2, new TreeSet<>(List.of(2, 3))).of(List.of("key")))
                .containsExactly(1, 2);
        assertThat(new Recall(lore, 3, new TreeSet<>(List.of(2, 3))).of(List.of("nothing")))
                .containsExactly(0, 2);
    }

    @Test
    void expressionsAreUnderstoodAndBadOnesFindNothing() {
        for (var key : List.of("/sky.?ship/i", "sky.?ship", "(?i)SKY-SHIP", "/^sky/")) {
            assertThat(recall(lore(fact("x").keys(key).regex().done()), "sky-ship"))
                    .as(key)
                    .containsExactly(0);
        }
        for (var key :
                List.of("(", "/a", "[", "*", "(?<=a)b", "\\1", "a{2000}", "((((a{10}){10}){10}){10})", "/SKY/")) {
            assertThat(recall(lore(fact("x").keys(key).regex().done()), "sky-ship"))
                    .as(key)
                    .isEmpty();
        }
    }

    @Test
    void noExpressionTakesLong() {
        var facts = new ArrayList<Fact>();
        for (var i = 0; i < 200; i++) {
            facts.add(fact("(a+)+ " + i)
                    .keys("(a+)+$", "(a|aa)+$", "(.*)*b", "(x+x+)+y", "([a-z]+)*[0-9]{1,900}" + i)
                    .regex()
                    .done());
        }
        var threads = ManagementFactory.getThreadMXBean();
        var begin = threads.getCurrentThreadCpuTime();

        recall(new Lore(null, null, true, facts), "a".repeat(20_000) + "!");

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private static Lore lore(Fact... facts) {
        return new Lore(null, null, null, List.of(facts));
    }

    private static List<Integer> recall(Lore lore, String... texts) {
        return new Recall(lore, 1, new TreeSet<>()).of(List.of(texts));
    }

    private static FactBuilder fact(String text) {
        return new FactBuilder(text);
    }

    /** Makes facts. */
    private static final class FactBuilder {

        private final String text;
        private @Nullable List<String> keys;
        private @Nullable List<String> secondary;
        private @Nullable List<String> exclude;
        private @Nullable Boolean regex;
        private @Nullable Boolean caseSensitive;
        private @Nullable Boolean constant;
        private @Nullable Integer order;
        private @Nullable Integer priority;
        private @Nullable Integer after;
        private @Nullable Integer every;
        private @Nullable String lasting;

        FactBuilder(String text) {
            this.text = text;
        }

        FactBuilder keys(String... keys) {
            this.keys = List.of(keys);
            return this;
        }

        FactBuilder secondary(String... keys) {
            this.secondary = List.of(keys);
            return this;
        }

        FactBuilder exclude(String... keys) {
            this.exclude = List.of(keys);
            return this;
        }

        FactBuilder regex() {
            this.regex = true;
            return this;
        }

        FactBuilder caseSensitive() {
            this.caseSensitive = true;
            return this;
        }

        FactBuilder constant() {
            this.constant = true;
            return this;
        }

        FactBuilder order(int order) {
            this.order = order;
            return this;
        }

        FactBuilder priority(int priority) {
            this.priority = priority;
            return this;
        }

        FactBuilder after(int turn) {
            this.after = turn;
            return this;
        }

        FactBuilder every(int turns) {
            this.every = turns;
            return this;
        }

        FactBuilder lasting(String lasting) {
            this.lasting = lasting;
            return this;
        }

        Fact done() {
            return new Fact(
                    text,
                    null,
                    keys,
                    secondary,
                    exclude,
                    regex,
                    caseSensitive,
                    constant,
                    order,
                    priority,
                    after,
                    every,
                    lasting);
        }
    }
}
