package io.novelengine.simulation.run;

import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunStarted;
import io.novelengine.shared.contract.TurnCommitted;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.Outbox;
import io.novelengine.simulation.performance.PlayedTurn;
import io.novelengine.simulation.run.RunStore.Script;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
     */

    private final Database database;
    private final Outbox outbox;
    private final RunStore runs;
    private final double leaseSeconds;

    RunQueue(Database database, Outbox outbox, RunStore runs, SimulationProperties properties) {
        this.database = database;
        this.outbox = outbox;
        this.runs = runs;
        this.leaseSeconds = seconds(properties.lease());
    }

    /** The next runs that nobody plays, at most as many as asked for, the most urgent first. */
    Mono<List<Lease>> claim(String worker, int most) {
        return database.sql("""
                        with due as (
                            select run_id from run_queue
                            where ready_at <= now() and (lease_until is null or lease_until < now())
                            order by rank limit :most for update skip locked)
                        update run_queue q set fence = nextval('run_fence'), worker = :worker,
                               lease_until = now() + make_interval(secs => :lease),
                               rescues = rescues + case when q.worker is null then 0 else 1 end
                        from due where q.run_id = due.run_id
                        returning q.run_id, q.fence, q.rescues, cast(extract(epoch from q.rank) * 1000000 as bigint) as rank""")
                .bind("worker", worker)
                .bind("lease", leaseSeconds)
                .bind("most", most)
                .list(row -> new Claim(
                        row.get("rank", Long.class),
                        new Lease(
                                row.get("run_id", UUID.class),
                                row.get("fence", Long.class),
                                row.get("rescues", Integer.class))))
                .map(claims -> claims.stream()
                        .sorted(Comparator.comparing(Claim::rank))
                        .map(Claim::lease)
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

    /** Marks the run as being played, and gives what it takes to play on; fails when somebody else has it. */
    Mono<Claimed> begin(Lease lease) {
        return database.transaction(prolong(lease)
                .then(database.sql("""
                                select status, steered, stop_after, attempts,
                                  cast(extract(epoch from clock_timestamp() - created_at) * 1000 as bigint) as waited
                                from run where id = :run and status = any(:from) for update""")
                        .bind("run", lease.run())
                        .bind("from", Transition.BEGIN.from())
                        .one(row -> new Standing(
                                RunStatus.valueOf(row.get("status", String.class)),
                                row.get("steered", Long.class),
                                row.get("stop_after", Integer.class),
                                row.get("attempts", Integer.class),
                                row.get("waited", Long.class))))
                .switchIfEmpty(Mono.error(() -> new LeaseLost(lease)))
                .flatMap(standing -> enter(lease, standing)
                        .then(runs.script(lease.run()))
                        .map(script -> new Claimed(
                                lease,
                                script,
                                standing.steered(),
                                standing.stopAfter(),
                                Math.max(standing.attempts(), 1),
                                standing.status() == RunStatus.QUEUED))));
    }

    private Mono<Void> enter(Lease lease, Standing standing) {
        if (standing.status() == RunStatus.RUNNING) {
            return Mono.empty();
        }
        var begun = database.sql("""
                        with begun as (
                            update run set status = 'RUNNING', attempts = greatest(attempts, 1), seq = seq + 1,
                                   started_at = coalesce(started_at, clock_timestamp())
                            where id = :run returning id, seq, turn)
                        insert into run_change (run_id, seq, status, turn) select id, seq, 'RUNNING', turn from begun""").bind("run", lease.run()).update();
        return standing.attempts() > 0
                ? begun.then()
                : begun.then(outbox.append(List.of(new RunStarted(lease.run(), standing.waitedMillis()))));
    }

    /**
     * Commits turns with their events, and in the same transaction what follows from the last of them.
     *
     * @param ending what becomes of the run then; null to play on
     */
    Mono<Void> commit(Claimed claimed, List<PlayedTurn> turns, @Nullable Transition ending) {
        var run = claimed.lease().run();
        var newest = turns.getLast();
        var committed = database.sql("""
                        with held as (
                            update run_queue set lease_until = now() + make_interval(secs => :lease), rescues = 0
                            where run_id = :run and fence = :fence returning run_id),
                        moved as (
                            update run set turn = :turn, digest = :digest, words = words + :words, seq = seq + :count
                            from held
                            where run.id = held.run_id and run.status = 'RUNNING' and run.turn = :before
                              and run.steered = :steered
                            returning run.id, run.seq - :count as base)
                        insert into turn (run_id, number, digest, body, words, seq)
                        select moved.id, t.number, t.digest, t.body, t.words, moved.base + t.n
                        from moved, unnest(:numbers, :digests, :bodies, :worded) with ordinality
                             as t(number, digest, body, words, n)""")
                .bind("lease", leaseSeconds)
                .bind("run", run)
                .bind("fence", claimed.lease().fence())
                .bind("turn", newest.number())
                .bind("digest", newest.digest())
                .bind("words", turns.stream().mapToInt(PlayedTurn::words).sum())
                .bind("count", (long) turns.size())
                .bind("before", turns.getFirst().number() - 1)
                .bind("steered", claimed.steered())
                .bind("numbers", turns.stream().map(PlayedTurn::number).toArray(Integer[]::new))
                .bind("digests", turns.stream().map(PlayedTurn::digest).toArray(String[]::new))
                .bind("bodies", turns.stream().map(PlayedTurn::body).toArray(String[]::new))
                .bind("worded", turns.stream().map(PlayedTurn::words).toArray(Integer[]::new))
                .update();
        return database.transaction(exactly(turns.size(), committed, claimed.lease())
                .then(Mono.defer(() -> outbox.append(turns.stream()
                        .map(turn -> new TurnCommitted(run, turn.number(), turn.acts(), turn.words(), turn.digest()))
                        .toList())))
                .then(ending == null ? Mono.empty() : leave(claimed.lease(), ending, null)));
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
     */
    record Claimed(
            Lease lease,
            Script script,
            long steered,
            @Nullable Integer stopAfter,
            int attempts,
            boolean entered) {}

    private record Claim(long rank, Lease lease) {}

    private record Standing(
            RunStatus status, long steered, @Nullable Integer stopAfter, int attempts, long waitedMillis) {}
}
