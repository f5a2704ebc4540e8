package io.novelengine.analytics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.analytics.Books;
import io.novelengine.analytics.Story;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.Outbox;
import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.test.context.TestPropertySource;

/** Events from an outbox to the books, while Redis, the relay and the consumer fail in every way. */
@ServiceTest(schema = "analytics_flow")
@TestPropertySource(
        properties = {
            "novel.events.announce=true",
            "novel.events.stream=flow:events",
            "novel.events.resend=60s",
            "novel.events.abandoned=2s",
            "spring.flyway.locations=classpath:db/migration,classpath:db/shared"
        })
class EventFlowTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration HEALED = Duration.ofSeconds(10);
    private static final String STREAM = "flow:events";

    @Autowired
    private Outbox outbox;

    @Autowired
    private Database database;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    @Qualifier("outboxRelay")
    private BackgroundLoop relay;

    @Autowired
    @Qualifier("eventConsumer")
    private BackgroundLoop consumer;

    private final Books books = new Books("analytics_flow");

    @BeforeEach
    void startEmpty() {
        Backends.redis().start();
        redis();
        relay.stop();
        consumer.stop();
        flushAll();
        books.empty();
        books.run("truncate outbox");
        relay.start();
        consumer.start();
    }

    @AfterEach
    void startAll() {
        Backends.redis().start();
        if (!relay.isRunning()) {
            relay.start();
        }
        if (!consumer.isRunning()) {
            consumer.start();
        }
    }

    @RepeatedTest(3)
    void countsEveryEventOnceWhileRedisIsEmptiedStoppedAndStarted(RepetitionInfo repetition) throws Exception {
        assumeTrue(Backends.redis().isEmbedded(), "only an embedded Redis can be stopped");
        var dice = new Random(repetition.getCurrentRepetition());
        var stories = new ArrayList<Story>();
        for (var n = 0; n < 240; n++) {
            stories.add(Story.of(dice, 12));
        }
        var announced = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Future<?>>();
            for (var thread = 0; thread < 4; thread++) {
                var first = thread;
                work.add(threads.submit(() -> {
                    for (var n = first; n < stories.size(); n += 4) {
                        for (var event : stories.get(n).events()) {
                            announce(List.of(event));
                            announced.incrementAndGet();
                        }
                    }
                }));
            }
            for (var blow = 1; blow <= 8; blow++) {
                var when = blow * 400 + dice.nextInt(300);
                await().atMost(LIMIT).pollInterval(Duration.ofMillis(2)).until(() -> announced.get() >= when);
                strike(dice, announced);
            }
            for (var each : work) {
                each.get();
            }
        }

        awaitBooked(stories, HEALED);
        books.balance();
        assertThat(books.rows("select status, count(*) from run group by 1"))
                .containsExactly("COMPLETED " + stories.size());
        awaitEmptyOutbox(LIMIT);
    }

    private void strike(Random dice, AtomicInteger announced) {
        switch (dice.nextInt(3)) {
            case 0 -> flushAll();
            case 1 -> {
                Backends.redis().stop();
                Backends.redis().start();
            }
            default -> {
                Backends.redis().stop();
                var enough = Math.min(announced.get() + 50 + dice.nextInt(200), 3300);
                await().atMost(LIMIT).until(() -> announced.get() >= enough);
                Backends.redis().start();
            }
        }
    }

    @Test
    void healsWithinTenSecondsWhenRedisWasAwayForLong() {
        assumeTrue(Backends.redis().isEmbedded(), "only an embedded Redis can be stopped");
        var before = story(1);
        announce(before.events());
        awaitBooked(List.of(before), HEALED);

        Backends.redis().stop();
        var meanwhile = story(2);
        announce(meanwhile.events());
        // The longest pauses between tries must have been reached before it comes back.
        await().pollDelay(Duration.ofSeconds(45)).atMost(Duration.ofSeconds(60)).until(() -> true);
        Backends.redis().start();

        awaitBooked(List.of(before, meanwhile), HEALED);
        awaitEmptyOutbox(HEALED);
    }

    @Test
    void whatARelayClaimedBeforeItDiedIsSentByTheNext() {
        relay.stop();
        var story = story(3);
        announce(story.events());
        books.run("update outbox set claimed_until = now() + interval '5 seconds', attempts = attempts + 1");
        relay.start();

        awaitBooked(List.of(story), HEALED);
        awaitEmptyOutbox(LIMIT);
    }

    @Test
    void whatARelaySentBeforeItDiedIsCountedOnce() {
        consumer.stop();
        var story = story(4);
        announce(story.events());
        await().atMost(LIMIT).until(() -> unpublished() == 0);
        relay.stop();
        books.run("update outbox set published_at = null, claimed_until = now()");
        relay.start();
        await().atMost(LIMIT).until(() -> streamLength() >= 2L * story.events().size());
        consumer.start();

        awaitBooked(List.of(story), LIMIT);
        awaitEmptyOutbox(LIMIT);
        books.balance();
    }

    @Test
    void whatAConsumerReadBeforeItDiedIsTakenOver() {
        consumer.stop();
        var story = story(5);
        announce(story.events());
        await().atMost(LIMIT).until(() -> unpublished() == 0);
        readAs("the dead", 1000);
        consumer.start();

        awaitBooked(List.of(story), LIMIT);
        awaitEmptyOutbox(LIMIT);
    }

    @Test
    void whatAConsumerHandledButDidNotAcknowledgeCountsOnce() {
        consumer.stop();
        var story = story(6);
        announce(story.events());
        await().atMost(LIMIT).until(() -> unpublished() == 0);
        readAs("the dead", 1000);
        consumer.start();
        awaitBooked(List.of(story), LIMIT);
        consumer.stop();
        redis.opsForStream().destroyGroup(STREAM, "analytics").block(LIMIT);
        consumer.start();

        await().atMost(LIMIT)
                .until(() -> redis.opsForStream()
                                .pending(STREAM, "analytics")
                                .map(pending -> pending.getTotalPendingMessages())
                                .onErrorReturn(-1L)
                                .block(LIMIT)
                        == 0);
        awaitBooked(List.of(story), LIMIT);
        awaitEmptyOutbox(LIMIT);
        books.balance();
    }

    @Test
    void entriesThatWereTrimmedWhileTheyWerePendingAreLeftToTheOutbox() {
        consumer.stop();
        var story = story(7);
        announce(story.events());
        await().atMost(LIMIT).until(() -> unpublished() == 0);
        readAs("the dead", 1000);
        redis.opsForStream().trim(STREAM, 2).block(LIMIT);
        consumer.start();

        awaitBooked(List.of(story), LIMIT);
        awaitEmptyOutbox(LIMIT);
    }

    @Test
    void whatWasLostWithTheMarkOfTheEpochIsSentAgain() {
        consumer.stop();
        var story = story(12);
        announce(story.events());
        await().atMost(LIMIT).until(() -> unpublished() == 0);
        relay.stop();
        redis.delete(STREAM + ":epoch").block(LIMIT);
        var lost = redis.opsForStream()
                .range(STREAM, Range.unbounded())
                .skip(1)
                .map(entry -> entry.getId())
                .collectList()
                .block(LIMIT);
        redis.opsForStream().delete(STREAM, lost.toArray(RecordId[]::new)).block(LIMIT);
        relay.start();
        consumer.start();

        awaitBooked(List.of(story), LIMIT);
        awaitEmptyOutbox(LIMIT);
    }

    @Test
    void whatCannotBeBookedNowIsBookedLater() {
        books.run("alter table run add constraint refuse check (turns < 0)");
        var story = story(13);
        try {
            announce(story.events());
            await().atMost(LIMIT).until(() -> unpublished() == 0);
            await().atMost(LIMIT)
                    .until(() -> redis.opsForStream()
                                    .pending(STREAM, "analytics")
                                    .map(pending -> pending.getTotalPendingMessages())
                                    .onErrorReturn(0L)
                                    .block(LIMIT)
                            > 0);
            assertThat(books.number("select count(*) from seen")).isZero();
        } finally {
            books.run("alter table run drop constraint refuse");
        }

        awaitBooked(List.of(story), LIMIT);
        awaitEmptyOutbox(LIMIT);
    }

    @Test
    void unknownKindsAreIgnoredAndUnreadableOnesAreCountedAndLeftOut() {
        var unreadable = meters.counter("novel.events.unreadable");
        var before = unreadable.count();
        add(Map.of("id", id(), "type", "moon.rose", "source", "analytics-service", "at", now(), "data", "{}"));
        add(Map.of("id", id(), "type", "turn.committed", "source", "analytics-service", "at", now(), "data", "{"));
        add(Map.of("id", "17", "type", "run.ended", "source", "analytics-service", "at", now(), "data", "{}"));
        add(Map.of("id", id(), "type", "run.ended", "source", "analytics-service", "at", now(), "data", "{}"));
        var without = "{\"run\":null,\"status\":\"COMPLETED\",\"turns\":1,\"durationMillis\":1}";
        add(Map.of("id", id(), "type", "run.ended", "source", "analytics-service", "at", now(), "data", without));
        add(Map.of("id", id(), "type", "run.started", "source", "analytics-service", "at", "noon", "data", "{}"));
        add(Map.of("id", "a b c", "type", "moon.rose", "source", "analytics-service"));
        add(Map.of("what", "ever"));
        var story = story(8);
        announce(story.events());

        awaitBooked(List.of(story), LIMIT);
        awaitEmptyOutbox(LIMIT);
        assertThat(unreadable.count() - before).isEqualTo(5);
        assertThat(books.number("select count(*) from run")).isEqualTo(1);
    }

    @Test
    void aConfirmationThatNamesNothingDoesNotTakeOthersWithIt() {
        consumer.stop();
        var story = story(14);
        announce(story.events());
        await().atMost(LIMIT).until(() -> unpublished() == 0);
        relay.stop();
        var confirmations = new ArrayList<>(List.of("", "nonsense", "analytics 17", "analytics a b"));
        books.rows("select id from outbox").forEach(id -> confirmations.add("analytics " + id));
        redis.opsForList()
                .rightPushAll(STREAM + ":confirmed:analytics-service", confirmations)
                .block(LIMIT);
        relay.start();

        awaitEmptyOutbox(LIMIT);
    }

    @Test
    void aRolledBackTransactionAnnouncesNothing() {
        var told = story(9);
        var taken = story(10);
        database.transaction(outbox.append(taken.events())
                        .then(database.sql("select 1 / 0").update()))
                .onErrorComplete()
                .block(LIMIT);
        announce(told.events());

        awaitBooked(List.of(told), LIMIT);
        assertThat(books.number("select count(*) from run")).isEqualTo(1);
    }

    @Test
    void anotherGroupThatHasNotConfirmedKeepsTheEvent() {
        relay.stop();
        var story = story(11);
        announce(story.events());
        books.run("update outbox set awaiting = '{analytics,archive}'");
        relay.start();

        awaitBooked(List.of(story), LIMIT);
        await().atMost(LIMIT)
                .until(() -> books.rows("select distinct awaiting from outbox").equals(List.of("{archive}")));
        assertThat(books.number("select count(*) from outbox"))
                .isEqualTo(story.events().size());
    }

    private void announce(List<? extends SuiteEvent> events) {
        database.transaction(outbox.append(events)).block(LIMIT);
    }

    private void awaitBooked(List<Story> stories, Duration limit) {
        var turns = stories.stream().mapToLong(Story::turns).sum();
        var events = stories.stream().mapToLong(story -> story.events().size()).sum();
        await().atMost(limit).until(() -> books.number("select count(*) from seen") >= events);
        assertThat(books.number("select count(*) from seen")).isEqualTo(events);
        assertThat(books.number("select sum(turns) from run")).isEqualTo(turns);
        assertThat(books.number("select sum(acts) from run"))
                .isEqualTo(stories.stream().mapToLong(Story::acts).sum());
        assertThat(books.number("select sum(words) from run"))
                .isEqualTo(stories.stream().mapToLong(Story::words).sum());
    }

    private void awaitEmptyOutbox(Duration limit) {
        await().atMost(limit).until(() -> books.number("select count(*) from outbox") == 0);
    }

    private long unpublished() {
        return books.number("select count(*) from outbox where published_at is null");
    }

    private long streamLength() {
        return redis.opsForStream().size(STREAM).block(LIMIT);
    }

    private void readAs(String name, int count) {
        redis.opsForStream()
                .createGroup(STREAM, ReadOffset.from("0"), "analytics")
                .onErrorComplete()
                .block(LIMIT);
        var read = redis.opsForStream()
                .read(
                        Consumer.from("analytics", name),
                        StreamReadOptions.empty().count(count),
                        StreamOffset.create(STREAM, ReadOffset.lastConsumed()))
                .collectList()
                .block(LIMIT);
        assertThat(read).isNotEmpty();
    }

    private void add(Map<String, String> entry) {
        redis.opsForStream().add(STREAM, entry).block(LIMIT);
    }

    /** Waits until the client of this test has found Redis again. */
    private void redis() {
        await().atMost(LIMIT).ignoreExceptions().until(() -> redis.hasKey("any").block(LIMIT) != null);
    }

    /** Past the client under test, which may not have found Redis again yet. */
    private static void flushAll() {
        try (var socket = new Socket(Backends.redis().host(), Backends.redis().port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
                    .isEqualTo("+OK");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Story story(int seed) {
        return Story.of(new Random(seed), 12);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String now() {
        return "2026-01-01T00:00:00Z";
    }
}
