package io.novelengine.simulation.run;

import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunStarted;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.Outbox;
import io.novelengine.simulation.performance.Performer;
import io.novelengine.simulation.performance.PlayedTurn;
import io.novelengine.simulation.run.RunStore.Script;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The queue of runs in PostgreSQL, and every write that needs a lease. */
@Component
class RunQueue {

    /*
     * A claim raises the fence and sets the lease, both in one statement and by the database's clock; a lease that ran out is
     * claimed by the same statement, so rescuing is claiming. Every later write begins by prolonging the lease under its
     * fence and names the state of the run that it counts on: when it does not touch exactly the rows it should, the whole
     * transaction goes back. Rows are locked in one order everywhere: the place in the queue, then the run.
     *
     * Claims and commits are for many runs at once, for what costs is the transaction and the way to the database. A commit
     * is one statement that first locks those places and runs that are as the workers take them for; all else it does is
     * done to these alone, so that a run which was refused is left as it is and does not hold up the others.
     */

    private static final String STANDING = " " + RunStore.SCRIPT + """
            , run.steered, run.stop_after, run.attempts,
            cast(extract(epoch from clock_timestamp() - run.created_at) * 1000 as bigint) as waited,
            coalesce(cast(extract(epoch from clock_timestamp() - run.started_at) * 1000 as bigint), 0) as played
            """;

    private static final String COMMIT =
            """
            with held as (
                select a.*, nullif(a.next, '') as status
                from unnest(:runs, :fences, :befores, :steered, :turns, :digests, :words, :counts, :statuses, :ends)
                     as a(run, fence, before, steered, turn, digest, words, count, next, ends)
                join run_queue q on q.run_id = a.run and q.fence = a.fence
                join run r on r.id = a.run and r.status = 'RUNNING' and r.turn = a.before and r.steered = a.steered
                for update of q, r),
            kept as (
                update run_queue q set lease_until = now() + make_interval(secs => :lease), rescues = 0
                from held where q.run_id = held.run and held.status is null),
            gone as (
                delete from run_queue q using held where q.run_id = held.run and held.status is not null),
            moved as (
                update run r set turn = held.turn, digest = held.digest, words = r.words + held.words,
                       seq = r.seq + held.count + case when held.status is null then 0 else 1 end,
                       status = coalesce(held.status, r.status),
                       stop_after = case when held.status is null then r.stop_after end,
                       finished_at = case when held.ends then clock_timestamp() end
                from held where r.id = held.run
                returning r.id, r.seq, r.turn, held.count, held.status),
            noted as (
                insert into run_change (run_id, seq, status, turn)
                select id, seq, status, turn from moved where status is not null),
            played as (
                insert into turn (run_id, number, digest, body, words, seq)
                select m.id, t.number, t.digest, t.body, t.words,
                       m.seq - m.count - case when m.status is null then 0 else 1 end + t.nth
                from unnest(:owners, :nths, :numbers, :turnDigests, :bodies, :turnWords)
                     as t(run, nth, number, digest, body, words)
                join moved m on m.id = t.run),
            told as (
                """ + Outbox.insertion("cast(announced.subject as uuid) in (select id from moved)") + """
            )
            select id from moved""";

    private final Database database;
    private final Outbox outbox;
    private final RunStore runs;
    private final Marks marks;
    private final double leaseSeconds;

    RunQueue(Database database, Outbox outbox, RunStore runs, Marks marks, SimulationProperties properties) {
        this.database = database;
        this.outbox = outbox;
        this.runs = runs;
        this.marks = marks;
        this.leaseSeconds = seconds(properties.lease());
    }

    /** The next runs that nobody plays, at most as many as asked for, the most urgent first, each with what it takes to play. */
    Mono<List<Claimed>> claim(String worker, int most) {
        return database.transaction(database.sql("""
                        with due as (
                            select q.run_id from unnest(:priorities, :marks) as c(priority, mark)
                            cross join lateral (
                                select run_id, rank from run_queue
                                where priority = c.priority and rank >= c.mark
                                  and (edition is null or edition = :edition)
                                  and ready_at <= now() and (lease_until is null or lease_until < now())
                                order by rank limit :most for update skip locked) as q
                            order by q.rank limit :most),
                        taken as (
                            update run_queue q set fence = nextval('run_fence'), worker = :worker,
                                   lease_until = now() + make_interval(secs => :lease),
                                   rescues = rescues + case when q.worker is null then 0 else 1 end
                            from due where q.run_id = due.run_id
                            returning q.run_id, q.fence, q.rescues, q.rank),
                        entered as (
                            update run r set status = 'RUNNING', attempts = greatest(attempts, 1), seq = seq + 1,
                                   started_at = coalesce(started_at, clock_timestamp())
                            from taken where r.id = taken.run_id and r.status = any(:from)
                            returning r.id, r.seq, r.turn),
                        noted as (
                            insert into run_change (run_id, seq, status, turn) select id, seq, 'RUNNING', turn from entered)
                        select taken.run_id, taken.fence, taken.rescues, entered.id is not null as entered,""" + STANDING + """
                        from taken join run on run.id = taken.run_id left join entered on entered.id = run.id
                        order by taken.rank""")
                .bind("priorities", Marks.priorities())
                .bind("marks", marks.ranks())
                .bind("most", most)
                .bind("edition", Performer.edition())
                .bind("worker", worker)
                .bind("lease", leaseSeconds)
                .bind("from", Transition.BEGIN.from())
                .list(row -> claimed(
                        new Lease(
                                row.get("run_id", UUID.class),
                                row.get("fence", Long.class),
                                row.get("rescues", Integer.class)),
                        row))
                .flatMap(claims -> announce(claims).thenReturn(claims)));
    }

    private Claimed claimed(Lease lease, Readable row) {
        var attempts = row.get("attempts", Integer.class);
        return new Claimed(
                lease,
                runs.script(row),
                row.get("steered", Long.class),
                row.get("stop_after", Integer.class),
                Math.max(attempts, 1),
                row.get("entered", Boolean.class),
                attempts == 0,
                row.get("waited", Long.class),
                row.get("played", Long.class));
    }

    private Mono<Void> announce(List<Claimed> claims) {
        return outbox.append(claims.stream()
                .filter(claimed -> claimed.entered() && claimed.first())
                .map(claimed -> new RunStarted(claimed.lease().run(), claimed.waitedMillis()))
                .toList());
    }

    /** Prolongs leases; gives the runs of those that still hold. */
    Mono<Set<UUID>> prolong(Collection<Lease> leases) {
        return database.sql("""
                        update run_queue q set lease_until = now() + make_interval(secs => :lease)
                        from unnest(:runs, :fences) as held(run, fence)
                        where q.run_id = held.run and q.fence = held.fence
                        returning q.run_id""")
                .bind("lease", leaseSeconds)
                .bind("runs", leases.stream().map(Lease::run).toArray(UUID[]::new))
                .bind("fences", leases.stream().map(Lease::fence).toArray(Long[]::new))
                .list(row -> row.get("run_id", UUID.class))
                .map(Set::copyOf);
    }

    /** What it takes to play on a run that changed under the worker; fails when somebody else has it. */
    Mono<Claimed> again(Lease lease) {
        return database.transaction(prolong(lease)
                .then(database.sql("select id from run where id = :run and status = 'RUNNING' for update")
                        .bind("run", lease.run())
                        .one(row -> lease.run()))
                .flatMap(locked -> database.sql("select false as entered," + STANDING + " from run where id = :run")
                        .bind("run", locked)
                        .one(row -> claimed(lease, row)))
                .switchIfEmpty(Mono.error(() -> new LeaseLost(lease))));
    }

    /**
     * Commits turns of several runs with their events, and what follows from them, in one statement; gives the runs of which it
     * was done. A run that is not what its worker took it for is left as it is.
     */
    Mono<Set<UUID>> commit(List<Commit> commits) {
        var turns = commits.stream()
                .flatMap(commit -> commit.turns().stream().map(turn -> new Turn(commit, turn)))
                .toList();
        var statement = database.sql(COMMIT)
                .bind("lease", leaseSeconds)
                .bind("runs", array(commits, UUID[]::new, commit -> commit.lease()
                        .run()))
                .bind("fences", array(commits, Long[]::new, commit -> commit.lease()
                        .fence()))
                .bind("befores", array(commits, Integer[]::new, Commit::before))
                .bind("steered", array(commits, Long[]::new, commit -> commit.claimed()
                        .steered()))
                .bind("turns", array(commits, Integer[]::new, Commit::turn))
                .bind("digests", array(commits, String[]::new, Commit::digest))
                .bind("words", array(commits, Integer[]::new, Commit::words))
                .bind("counts", array(commits, Integer[]::new, commit -> commit.turns()
                        .size()))
                .bind("statuses", array(commits, String[]::new, Commit::status))
                .bind("ends", array(commits, Boolean[]::new, Commit::ends))
                .bind(
                        "owners",
                        array(turns, UUID[]::new, turn -> turn.commit().lease().run()))
                .bind(
                        "nths",
                        array(
                                turns,
                                Integer[]::new,
                                turn -> turn.played().number() - turn.commit().before()))
                .bind("numbers", array(turns, Integer[]::new, turn -> turn.played()
                        .number()))
                .bind("turnDigests", array(turns, String[]::new, turn -> turn.played()
                        .digest()))
                .bind("bodies", array(turns, String[]::new, turn -> turn.played()
                        .body()))
                .bind("turnWords", array(turns, Integer[]::new, turn -> turn.played()
                        .words()));
        return outbox.bind(
                        statement,
                        commits.stream()
                                .flatMap(commit -> commit.events().stream())
                                .toList())
                .list(row -> row.get("id", UUID.class))
                .map(Set::copyOf);
    }

    private static <A, B> B[] array(List<A> items, IntFunction<B[]> empty, Function<A, B> value) {
        return items.stream().map(value).toArray(empty);
    }

    /** Ends a run that cannot be played, with the reason. */
    Mono<Void> fail(Lease lease, String failure) {
        return database.transaction(prolong(lease).then(leave(lease, Transition.FAIL, failure)));
    }

    private Mono<Void> leave(Lease lease, Transition ending, @Nullable String failure) {
        var gone = database.sql("delete from run_queue where run_id = :run and fence = :fence")
                .bind("run", lease.run())
                .bind("fence", lease.fence())
                .update();
        return exactly(1, gone, lease)
                .then(runs.move(lease.run(), ending, failure))
                .switchIfEmpty(Mono.error(() -> new Displaced(lease)))
                .flatMap(moved -> moved.status().isOver()
                        ? outbox.append(List.of(new RunEnded(
                                lease.run(), moved.status().name(), moved.turn(), moved.durationMillis(), failure)))
                        : Mono.empty());
    }

    /** Gives back a run that failed, to be tried again after about this rest; counts the attempt. */
    Mono<Void> retry(Lease lease, Duration rest, String failure) {
        return release(
                lease,
                rest,
                database.sql("""
                                with back as (
                                    update run set status = 'QUEUED', attempts = attempts + 1, seq = seq + 1
                                    where id = :run and status = 'RUNNING' returning id, seq, turn)
                                insert into run_change (run_id, seq, status, turn, reason)
                                select id, seq, 'QUEUED', turn, :failure from back""")
                        .bind("run", lease.run())
                        .bind("failure", failure)
                        .update());
    }

    /** Gives back a run that is in order, to be claimed by any instance after about this rest. */
    Mono<Void> handBack(Lease lease, Duration rest) {
        return release(
                lease, rest, runs.move(lease.run(), Transition.HAND_BACK, null).then(Mono.just(1L)));
    }

    private Mono<Void> release(Lease lease, Duration rest, Mono<Long> queued) {
        var released = database.sql("""
                        update run_queue set lease_until = null, worker = null,
                               ready_at = now() + make_interval(secs => :rest * (0.75 + 0.5 * random()))
                        where run_id = :run and fence = :fence""")
                .bind("rest", seconds(rest))
                .bind("run", lease.run())
                .bind("fence", lease.fence())
                .update();
        return database.transaction(exactly(1, released, lease).then(queued).then());
    }

    private Mono<Long> prolong(Lease lease) {
        return database.sql("""
                        update run_queue set lease_until = now() + make_interval(secs => :lease)
                        where run_id = :run and fence = :fence""")
                .bind("lease", leaseSeconds)
                .bind("run", lease.run())
                .bind("fence", lease.fence())
                .update()
                .flatMap(rows -> rows == 1 ? Mono.just(rows) : Mono.error(new LeaseLost(lease)));
    }

    private static Mono<Long> exactly(long count, Mono<Long> rows, Lease lease) {
        return rows.flatMap(touched -> touched == count ? Mono.just(touched) : Mono.error(new Displaced(lease)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * A run that a worker has begun to play.
     *
     * @param script what it follows from, and how far it has come
     * @param steered how often its course was changed from outside
     * @param stopAfter turn after which it is to stop; null for its end
     * @param attempts which attempt this is, from 1
     * @param entered whether it was waiting until now
     * @param first whether nobody began it before
     * @param waitedMillis age of the run, in milliseconds
     * @param playedMillis time since it was begun first, in milliseconds
     */
    record Claimed(
            Lease lease,
            Script script,
            long steered,
            @Nullable Integer stopAfter,
            int attempts,
            boolean entered,
            boolean first,
            long waitedMillis,
            long playedMillis) {}

    private record Turn(Commit commit, PlayedTurn played) {}
}
