package io.novelengine.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.analytics.Books;
import io.novelengine.analytics.Story;
import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.contract.RunStarted;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.contract.TurnCommitted;
import io.novelengine.shared.contract.TurnCommitted.Act;
import io.novelengine.shared.event.EventHandler;
import io.novelengine.shared.event.ReceivedEvent;
import io.novelengine.shared.testing.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest(schema = "analytics")
class IntakeTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private EventHandler intake;

    private final Books books = new Books("analytics");

    @BeforeEach
    void empty() {
        books.empty();
    }

    @RepeatedTest(8)
    void booksTheSameWhateverTheOrderTheBatchesAndTheDuplicates(RepetitionInfo repetition) {
        var dice = new Random(repetition.getCurrentRepetition());
        var stories = List.of(Story.of(dice, 7), Story.of(dice, 1), Story.of(dice, 12), Story.of(dice, 0));
        var events = new ArrayList<ReceivedEvent>();
        stories.forEach(story -> story.events().forEach(event -> events.add(received(dice, event))));
        var deliveries = new ArrayList<>(events);
        for (var n = 0; n < 20; n++) {
            deliveries.add(events.get(dice.nextInt(events.size())));
        }
        Collections.shuffle(deliveries, dice);

        for (var from = 0; from < deliveries.size(); ) {
            var to = Math.min(deliveries.size(), from + 1 + dice.nextInt(9));
            intake.handle(deliveries.subList(from, to)).block(LIMIT);
            from = to;
        }

        books.balance();
        assertThat(books.rows("select status, count(*) from run group by 1")).containsExactly("COMPLETED 4");
        assertThat(books.rows("select sum(turns), sum(acts), sum(words) from run"))
                .containsExactly(stories.stream().mapToLong(Story::turns).sum() + " "
                        + stories.stream().mapToLong(Story::acts).sum() + " "
                        + stories.stream().mapToLong(Story::words).sum());
        assertThat(books.number("select count(*) from turn_tally where mind = '' and turns <> 0"))
                .isZero();
        assertThat(books.rows("select slug, runs from actor order by 1"))
                .containsExactly("alice 4", "hatter 4", "queen 4", "rabbit 4");
    }

    @Test
    void theEndOfARunMayComeBeforeItsTurns() {
        var run = UUID.randomUUID();
        var dice = new Random(1);
        intake.handle(List.of(received(dice, new RunEnded(run, "PARTIAL", 2, 900, null))))
                .block(LIMIT);
        assertThat(books.rows("select status, turns from run")).containsExactly("PARTIAL 0");

        intake.handle(List.of(received(dice, turn(run, 2)), received(dice, turn(run, 1))))
                .block(LIMIT);
        assertThat(books.rows("select status, turns, acts, scenario from run")).containsExactly("PARTIAL 2 2 ");
        books.balance();

        intake.handle(List.of(received(dice, new RunQueued(run, "t", "attic", List.of("a", "b"), 2, "rules"))))
                .block(LIMIT);
        assertThat(books.rows("select status, turns, acts, scenario from run")).containsExactly("PARTIAL 2 2 attic");
        books.balance();
    }

    @Test
    void aTurnAnnouncedTwiceUnderTwoIdsCountsOnce() {
        var run = UUID.randomUUID();
        var dice = new Random(1);
        intake.handle(List.of(received(dice, turn(run, 1)), received(dice, turn(run, 1))))
                .block(LIMIT);
        intake.handle(List.of(received(dice, turn(run, 1)))).block(LIMIT);

        assertThat(books.number("select turns from run")).isEqualTo(1);
        books.balance();
    }

    @Test
    void aRunTakenOverStartsOnceAtItsFirstStart() {
        var run = UUID.randomUUID();
        var later = new ReceivedEvent(UUID.randomUUID(), "test", NOON.plusSeconds(60), new RunStarted(run, 60_000));
        var first = new ReceivedEvent(UUID.randomUUID(), "test", NOON, new RunStarted(run, 5));
        intake.handle(List.of(later)).block(LIMIT);
        intake.handle(List.of(first)).block(LIMIT);

        assertThat(books.rows("select status, waited_millis from run")).containsExactly("RUNNING 5");
    }

    @Test
    void booksNothingOfABatchThatFails() {
        var dice = new Random(1);
        var run = UUID.randomUUID();
        var events = List.of(received(dice, turn(run, 1)), received(dice, turn(run, 2)));
        books.run("alter table act_tally add constraint refuse check (acts < 1)");
        try {
            intake.handle(events).onErrorComplete().block(LIMIT);
            assertThat(books.number("select count(*) from seen")).isZero();
            assertThat(books.number("select count(*) from run")).isZero();
        } finally {
            books.run("alter table act_tally drop constraint refuse");
        }

        intake.handle(events).block(LIMIT);
        assertThat(books.number("select turns from run")).isEqualTo(2);
        books.balance();
    }

    @Test
    void namesThatCannotBeStoredDoNotStopTheRest() {
        var run = UUID.randomUUID();
        var odd = new TurnCommitted(
                run,
                1,
                List.of(new Act("a\0b", "x".repeat(9000), "\0", "FAIL"), new Act("ab", "y", null, "FAIL")),
                1,
                "");
        intake.handle(List.of(received(new Random(1), odd))).block(LIMIT);

        assertThat(books.rows("select slug, acts from actor")).containsExactly("ab 2");
        books.balance();
    }

    @Test
    void twoInstancesBookTheSameEventsOnce() throws Exception {
        var dice = new Random(3);
        var stories = new ArrayList<Story>();
        var events = new ArrayList<ReceivedEvent>();
        for (var n = 0; n < 12; n++) {
            var story = Story.of(dice, 10);
            stories.add(story);
            story.events().forEach(event -> events.add(received(dice, event)));
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var n = 0; n < 4; n++) {
                var mine = new ArrayList<>(events);
                Collections.shuffle(mine, new Random(n));
                threads.submit(() -> {
                    for (var from = 0; from < mine.size(); from += 20) {
                        intake.handle(mine.subList(from, Math.min(mine.size(), from + 20)))
                                .retry(20)
                                .block(LIMIT);
                    }
                });
            }
        }

        assertThat(books.number("select sum(turns) from run"))
                .isEqualTo(stories.stream().mapToLong(Story::turns).sum());
        books.balance();
    }

    private static TurnCommitted turn(UUID run, int number) {
        return new TurnCommitted(run, number, List.of(new Act("alice", "ask", "queen", "FAIL")), 10, "d");
    }

    private static ReceivedEvent received(Random dice, SuiteEvent event) {
        return new ReceivedEvent(
                new UUID(dice.nextLong(), dice.nextLong()),
                "test",
                NOON.plusMillis(dice.nextLong(Duration.ofDays(3).toMillis())),
                event);
    }
}
