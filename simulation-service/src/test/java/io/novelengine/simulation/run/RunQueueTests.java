package io.novelengine.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import io.novelengine.simulation.performance.PlayedTurn;
import io.novelengine.simulation.run.RunQueue.Claimed;
import io.novelengine.simulation.run.RunStore.NewRun;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The queue in PostgreSQL, driven by hand in an instance that plays nothing itself. */
@ServiceTest(schema = "simulation_queue")
@TestPropertySource(
        properties = {
            "novel.simulation.lanes=0",
            "novel.simulation.lease=600ms",
            "novel.simulation.head-start=400ms",
            "novel.simulation.spacing=2s",
            "novel.simulation.waiting=300"
        })
class RunQueueTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    RunQueue queue;

    @Autowired
    RunStore store;

    @Autowired
    Marks marks;

    @Autowired
    Ids ids;

    @BeforeEach
    void nothingWaits() throws SQLException {
        sql("delete from simulation_queue.run_queue");
    }

    @Test
    void theMostUrgentIsClaimedFirstAndWaitingCountsAsUrgency() {
        var low = add("operator", Priority.LOW);
        var normal = add("operator", Priority.NORMAL);
        var high = add("operator", Priority.HIGH);
        assertThat(claim(3)).extracting(claimed -> claimed.lease().run()).containsExactly(high, normal, low);
    }

    @Test
    void aLowPriorityRunIsClaimedWhileHighOnesKeepArriving() {
        var low = add("operator", Priority.LOW);
        add("first", Priority.HIGH);
        add("second", Priority.HIGH);
        var before = new ArrayList<UUID>();
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(25)).until(() -> {
            add("owner " + before.size(), Priority.HIGH);
            var next = claim(1).getFirst().lease().run();
            before.add(next);
            sql("delete from simulation_queue.run_queue where run_id = '" + next + "'");
            return next.equals(low);
        });
        assertThat(before).hasSizeGreaterThan(3);
    }

    @Test
    void oneWhoStartsManyDoesNotHoldUpOneWhoStartsFew() {
        for (var i = 0; i < 60; i++) {
            add("busy", Priority.NORMAL);
        }
        var other = add("quiet", Priority.NORMAL);
        assertThat(claim(30)).extracting(claimed -> claimed.lease().run()).contains(other);
    }

    @Test
    void runsBeyondTheLimitOfAnOwnerAreRefused() {
        for (var i = 0; i < 300; i++) {
            add("greedy", Priority.NORMAL);
        }
        assertThatThrownBy(() -> add("greedy", Priority.NORMAL))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("300 simulations wait");
        add("modest", Priority.NORMAL);
    }

    @Test
    void noRunIsClaimedTwiceByManyAtOnce() {
        for (var i = 0; i < 200; i++) {
            add("operator", Priority.NORMAL);
        }
        var claimed = new ConcurrentLinkedQueue<Taken>();
        Flux.range(0, 8)
                .flatMap(worker -> Mono.defer(() -> {
                            var asked = System.nanoTime();
                            return queue.claim("worker " + worker, 7)
                                    .doOnNext(claims -> claims.forEach(
                                            each -> claimed.add(new Taken(each.lease(), asked, System.nanoTime()))));
                        })
                        .subscribeOn(Schedulers.parallel())
                        .repeat(5))
                .blockLast(LIMIT);
        assertThat(claimed).extracting(taken -> taken.lease().fence()).doesNotHaveDuplicates();
        var before = new HashMap<UUID, Taken>();
        claimed.stream()
                .sorted(Comparator.comparing(taken -> taken.lease().fence()))
                .forEach(taken -> {
                    var earlier = before.put(taken.lease().run(), taken);
                    if (earlier != null) {
                        assertThat(Duration.ofNanos(taken.answered() - earlier.asked()))
                                .as("only a lease that ran out is claimed again")
                                .isGreaterThan(Duration.ofMillis(600));
                    }
                });
        assertThat(before).hasSize(200);
    }

    private record Taken(Lease lease, long asked, long answered) {}

    @Test
    void aFrozenWorkerThatWakesAfterItsLeaseWritesNothing() throws SQLException {
        var run = add("operator", Priority.NORMAL);
        var frozen = claim(1).getFirst();
        Awaitility.await().atMost(LIMIT).until(() -> queue.claim("rescuer", 1).block(LIMIT), found -> {
            assertThat(found)
                    .allSatisfy(each -> assertThat(each.lease().rescues()).isEqualTo(1));
            return !found.isEmpty();
        });
        var before = picture(run);
        refused(commit(frozen, List.of(turn(1)), null));
        refused(commit(frozen, List.of(turn(1)), Transition.COMPLETE));
        refused(queue.fail(frozen.lease(), "too late"));
        refused(queue.retry(frozen.lease(), Duration.ZERO, "too late"));
        refused(queue.handBack(frozen.lease(), Duration.ZERO));
        refused(queue.again(frozen.lease()));
        assertThat(queue.prolong(List.of(frozen.lease())).block(LIMIT)).isEmpty();
        assertThat(picture(run)).isEqualTo(before);
    }

    @Test
    void theRescuerPlaysOnAndTheAttemptIsNotCounted() {
        var run = add("operator", Priority.NORMAL);
        claim(1).getFirst();
        var claimed = Awaitility.await()
                .atMost(LIMIT)
                .until(() -> claim(1), found -> !found.isEmpty())
                .getFirst();
        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(claimed.entered()).isFalse();
        commit(claimed, List.of(turn(1), turn(2)), null).block(LIMIT);
        commit(claimed, List.of(turn(3)), Transition.COMPLETE).block(LIMIT);
        var over = store.find(run).block(LIMIT);
        assertThat(over.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(over.attempts()).isEqualTo(1);
        assertThat(over.turn()).isEqualTo(3);
    }

    @Test
    void aTurnIsCommittedOnce() {
        add("operator", Priority.NORMAL);
        var claimed = claim(1).getFirst();
        commit(claimed, List.of(turn(1)), null).block(LIMIT);
        refused(commit(claimed, List.of(turn(1)), null));
        refused(commit(claimed, List.of(turn(3)), null));
        commit(claimed, List.of(turn(2)), null).block(LIMIT);
    }

    @Test
    void commitsTogetherAreEachDoneOrRefusedByThemselves() throws SQLException {
        for (var i = 0; i < 5; i++) {
            add("operator", Priority.NORMAL);
        }
        var claims = claim(5);
        var stale = claims.get(1);
        sql("update simulation_queue.run_queue set fence = fence + 100 where run_id = '"
                + stale.lease().run() + "'");
        assertThat(queue.commit(commits(claims, 1, null)).block(LIMIT))
                .containsExactlyInAnyOrder(run(claims, 0), run(claims, 2), run(claims, 3), run(claims, 4));
        var steered = claims.get(3);
        sql("update simulation_queue.run set steered = steered + 1 where id = '"
                + steered.lease().run() + "'");
        var before = picture(steered.lease().run());
        assertThat(queue.commit(commits(claims, 2, Transition.COMPLETE)).block(LIMIT))
                .containsExactlyInAnyOrder(run(claims, 0), run(claims, 2), run(claims, 4));
        assertThat(picture(steered.lease().run())).isEqualTo(before);
        assertThat(store.find(claims.get(4).lease().run()).block(LIMIT).status())
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(text("select count(*) from simulation_queue.run_queue")).isEqualTo("2");
    }

    private static UUID run(List<Claimed> claims, int index) {
        return claims.get(index).lease().run();
    }

    private static List<Commit> commits(List<Claimed> claims, int number, Transition ending) {
        return claims.stream()
                .map(claimed -> new Commit(claimed, List.of(turn(number)), ending, 5))
                .toList();
    }

    @Test
    void aRunBelowTheMarkIsFoundByTheNextLook() throws SQLException {
        marks.look().block(LIMIT);
        var run = add("operator", Priority.NORMAL);
        sql("update simulation_queue.run_queue set rank = now() - interval '1 hour' where run_id = '" + run + "'");
        Awaitility.await().atMost(LIMIT).until(() -> claim(1), found -> !found.isEmpty());
    }

    @Test
    void turnsAndStatusesShareOneSequenceWithoutGaps() throws SQLException {
        var run = add("operator", Priority.NORMAL);
        var claimed = claim(1).getFirst();
        commit(claimed, List.of(turn(1), turn(2)), null).block(LIMIT);
        queue.handBack(claimed.lease(), Duration.ZERO).block(LIMIT);
        var again = claim(1).getFirst();
        commit(again, List.of(turn(3)), Transition.COMPLETE).block(LIMIT);
        assertThat(text("select string_agg(what, ' ' order by seq) from ("
                        + "select seq, 't' || number as what from simulation_queue.turn where run_id = '" + run
                        + "' union all select seq, status from simulation_queue.run_change where run_id = '" + run
                        + "') as s"))
                .isEqualTo("QUEUED RUNNING t1 t2 QUEUED RUNNING t3 COMPLETED");
        assertThat(text(
                        "select max(seq) || ' ' || count(*) from (select seq from simulation_queue.turn where run_id = '"
                                + run + "' union all select seq from simulation_queue.run_change where run_id = '" + run
                                + "') as s"))
                .isEqualTo("8 8");
    }

    @Test
    void aSteeredRunRefusesTurnsThatWerePlayedBefore() throws SQLException {
        var run = add("operator", Priority.NORMAL);
        var claimed = claim(1).getFirst();
        sql("update simulation_queue.run set steered = steered + 1 where id = '" + run + "'");
        refused(commit(claimed, List.of(turn(1)), null));
        var anew = queue.again(claimed.lease()).block(LIMIT);
        commit(anew, List.of(turn(1)), null).block(LIMIT);
    }

    @Test
    void aFailedAttemptRestsLongerEachTimeAndIsCounted() throws SQLException {
        var run = add("operator", Priority.NORMAL);
        var claimed = claim(1).getFirst();
        queue.retry(claimed.lease(), Duration.ofSeconds(100), "it rained").block(LIMIT);
        assertThat(claim(1)).isEmpty();
        assertThat(Double.parseDouble(text(
                        "select extract(epoch from ready_at - now()) from simulation_queue.run_queue where run_id = '"
                                + run + "'")))
                .isBetween(70.0, 126.0);
        sql("update simulation_queue.run_queue set ready_at = now()");
        assertThat(claim(1).getFirst().attempts()).isEqualTo(2);
    }

    private void refused(Mono<?> write) {
        assertThatThrownBy(() -> write.block(LIMIT)).isInstanceOfAny(Displaced.class, LeaseLost.class);
    }

    private Mono<Void> commit(Claimed claimed, List<PlayedTurn> turns, Transition ending) {
        return queue.commit(List.of(new Commit(claimed, turns, ending, 5)))
                .flatMap(done -> done.contains(claimed.lease().run())
                        ? Mono.empty()
                        : Mono.error(new Displaced(claimed.lease())));
    }

    private List<Claimed> claim(int most) {
        return queue.claim("tester", most).block(LIMIT);
    }

    private UUID add(String owner, Priority priority) {
        var id = ids.next();
        store.insert(new NewRun(
                        id,
                        "A Test",
                        owner,
                        "test",
                        List.of("a", "b"),
                        3,
                        1,
                        "rules",
                        priority,
                        "{}",
                        "{}",
                        "0",
                        null,
                        null))
                .block(LIMIT);
        return id;
    }

    private static PlayedTurn turn(int number) {
        return new PlayedTurn(number, "{}", "digest " + number, 7, List.of());
    }

    private static Set<String> picture(UUID run) throws SQLException {
        var picture = new HashSet<String>();
        for (var table : List.of("run r where r.id", "turn r where r.run_id", "run_change r where r.run_id")) {
            picture.add(text("select coalesce(string_agg(r::text, '|' order by r::text), '') from simulation_queue."
                    + table + " = '" + run + "'"));
        }
        picture.add(text("select count(*) from simulation_queue.outbox where subject = '" + run + "'"));
        picture.add(text("select fence from simulation_queue.run_queue where run_id = '" + run + "'"));
        return picture;
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
