package io.novelengine.gateway.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.config.Suite.Instance;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Who is put out, and how the way back is. */
class PoolTests {

    private static final BalanceProperties RULES = new BalanceProperties(
            "round-robin",
            3,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMillis(20));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource source = () -> now;

    @Test
    void anInstanceThatFailsThriceInARowIsPutOut() {
        var pool = pool(3);
        var bad = pool.members().get(1);

        fail(pool, bad, 2);
        pool.succeeded(bad);
        fail(pool, bad, 2);
        assertThat(shares(pool, 300)).containsExactly(100, 100, 100);

        fail(pool, bad, 1);
        assertThat(shares(pool, 300)).containsExactly(150, 0, 150);
    }

    @Property
    void atMostHalfAreOutWhateverHappens(
            @ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll @Size(max = 60) List<@IntRange(max = 8) Integer> failing) {
        var pool = pool(size);

        failing.forEach(index -> pool.failed(pool.members().get(index % size)));

        assertThat(pool.members().stream()
                        .filter(member -> member.standing().out())
                        .count())
                .isLessThanOrEqualTo(size / 2);
        assertThat(pool.choose(new RoundRobin(), "", List.of())).isNotNull();
    }

    @Test
    void oneThatSaysItIsNotReadyIsPutOutAtOnce() {
        var pool = pool(2);

        pool.declined(pool.members().getFirst());

        assertThat(shares(pool, 100)).containsExactly(0, 100);
    }

    @Test
    void silenceOfOneThatNeverSpokeMeansNothing() {
        var pool = pool(2);
        var quiet = pool.members().getFirst();

        for (var i = 0; i < 10; i++) {
            pool.silent(quiet);
        }
        assertThat(shares(pool, 100)).containsExactly(50, 50);

        pool.ready(quiet);
        for (var i = 0; i < 3; i++) {
            pool.silent(quiet);
        }
        assertThat(shares(pool, 100)).containsExactly(0, 100);
    }

    @Test
    void theWayBackIsSlow() {
        var pool = pool(2);
        var bad = pool.members().getFirst();
        fail(pool, bad, 3);

        pool.ready(bad);
        assertThat(shares(pool, 100).getFirst()).as("before it has rested").isZero();

        pass(Duration.ofSeconds(2));
        pool.ready(bad);
        assertThat(shares(pool, 1000).getFirst()).as("at first").isBetween(20, 100);

        pass(Duration.ofSeconds(5));
        assertThat(shares(pool, 1000).getFirst()).as("half way").isBetween(220, 340);

        pass(Duration.ofSeconds(5));
        pool.settle();
        assertThat(shares(pool, 1000)).as("in the end").containsExactly(500, 500);
    }

    @Test
    void oneThatFailsAgainSoonRestsLonger() {
        var pool = pool(2);
        var bad = pool.members().getFirst();
        fail(pool, bad, 3);
        pass(Duration.ofSeconds(2));
        pool.ready(bad);
        fail(pool, bad, 3);

        pass(Duration.ofSeconds(3));
        pool.ready(bad);
        assertThat(bad.standing().out()).isTrue();

        pass(Duration.ofSeconds(1));
        pool.ready(bad);
        assertThat(bad.standing().out()).isFalse();
    }

    @Test
    void whatWasTriedIsNotTriedAgainWhileThereAreOthers() {
        var pool = pool(3);
        var tried = new ArrayList<Member>();
        for (var i = 0; i < 3; i++) {
            tried.add(pool.choose(new RoundRobin(), "", tried));
        }

        assertThat(tried).doesNotHaveDuplicates();
        assertThat(pool.choose(new RoundRobin(), "", tried)).isNotNull();
    }

    @Test
    void thoseThatStayKeepTheirStandingWhenOthersCome() {
        var pool = pool(2);
        var bad = pool.members().getFirst();
        fail(pool, bad, 3);

        pool.replace(Stream.concat(pool.members().stream().map(Member::instance), Stream.of(instance(7)))
                .toList());

        assertThat(pool.members().getFirst()).isSameAs(bad);
        var shares = shares(pool, 1000);
        assertThat(shares.get(0)).isZero();
        assertThat(shares.get(2)).as("the new one begins slowly").isBetween(20, 100);
    }

    private Pool pool(int size) {
        return new Pool(
                IntStream.range(0, size).mapToObj(PoolTests::instance).toList(),
                RULES,
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return source.instant();
                    }
                },
                new Dice(1));
    }

    private static Instance instance(int number) {
        return new Instance(URI.create("http://10.0.0." + number + ":8082"), 1, false);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static void fail(Pool pool, Member member, int times) {
        for (var i = 0; i < times; i++) {
            pool.failed(member);
        }
    }

    private static List<Integer> shares(Pool pool, int requests) {
        var strategy = new RoundRobin();
        var counts = new int[pool.members().size()];
        for (var i = 0; i < requests; i++) {
            counts[pool.members().indexOf(pool.choose(strategy, "", List.of()))]++;
        }
        return IntStream.of(counts).boxed().toList();
    }
}
