package io.novelengine.simulation.run;

import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunStarted;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.contract.TurnCommitted;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.Outbox;
import io.novelengine.simulation.performance.PlayedTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
     * fence: when that touches no row, somebody else has the run, and the whole transaction goes back.
     */

    private final Database database;
    private final Outbox outbox;
    private final double leaseSeconds;

    RunQueue(Database database, Outbox outbox, SimulationProperties properties) {
        this.database = database;
        this.outbox = outbox;
        this.leaseSeconds = properties.lease().toMillis() / 1000.0;
    }

    /** The next run that nobody plays, if there is one. */
    Mono<Lease> claim(String worker) {
        return database.sql("""
                        update run_queue set fence = fence + 1, worker = :worker,
                               lease_until = now() + make_interval(secs => :lease)
                        where run_id = (
                            select run_id from run_queue
                            where ready_at <= now() and (lease_until is null or lease_until < now())
                            order by rank limit 1 for update skip locked)
                        returning run_id, fence""")
                .bind("worker", worker)
                .bind("lease", leaseSeconds)
                .one(row -> new Lease(row.get("run_id", UUID.class), row.get("fence", Long.class)));
    }

    /** Marks the run as being played, and gives what it takes to play on. */
    Mono<Claimed> begin(Lease lease) {
        return database.transaction(prolong(lease)
                .then(database.sql("""
                                update run set status = 'RUNNING', attempts = attempts + 1,
                                       started_at = coalesce(started_at, clock_timestamp())
                                where id = :run and status in ('QUEUED', 'RUNNING')
                                returning setup, manifest, digest, turn, turns, attempts,
                                  cast(extract(epoch from clock_timestamp() - created_at) * 1000 as bigint) as waited""")
                        .bind("run", lease.run())
                        .one(row -> new Claimed(
                                lease,
                                row.get("setup", String.class),
                                row.get("manifest", String.class),
                                row.get("digest", String.class),
                                row.get("turn", Integer.class),
                                row.get("attempts", Integer.class),
                                row.get("waited", Long.class))))
                .flatMap(claimed -> claimed.attempts() > 1
                        ? Mono.just(claimed)
                        : outbox.append(List.of(new RunStarted(lease.run(), claimed.waitedMillis())))
                                .thenReturn(claimed))
                .switchIfEmpty(Mono.error(() -> new LeaseLost(lease))));
    }

    /** Commits turns with their events; with {@code last}, ends the run as completed in the same transaction. */
    Mono<Void> commit(Lease lease, List<PlayedTurn> turns, boolean last) {
        var newest = turns.getLast();
        return database.transaction(prolong(lease)
                .then(insert(lease.run(), turns))
                .then(database.sql("""
                                update run set turn = :turn, digest = :digest, words = words + :words
                                where id = :run and turn = :before""")
                        .bind("turn", newest.number())
                        .bind("digest", newest.digest())
                        .bind(
                                "words",
                                turns.stream().mapToInt(PlayedTurn::words).sum())
                        .bind("run", lease.run())
                        .bind("before", turns.getFirst().number() - 1)
                        .update())
                .flatMap(rows -> rows == 1 ? Mono.just(rows) : Mono.error(new LeaseLost(lease)))
                .then(Mono.defer(() -> outbox.append(committed(lease.run(), turns))))
                .then(last ? end(lease, RunStatus.COMPLETED, null) : Mono.empty()));
    }

    private Mono<Long> insert(UUID run, List<PlayedTurn> turns) {
        return database.sql("""
                        insert into turn (run_id, number, digest, body, words)
                        select :run, t.number, t.digest, t.body, t.words
                        from unnest(:numbers, :digests, :bodies, :words) as t(number, digest, body, words)""")
                .bind("run", run)
                .bind("numbers", turns.stream().map(PlayedTurn::number).toArray(Integer[]::new))
                .bind("digests", turns.stream().map(PlayedTurn::digest).toArray(String[]::new))
                .bind("bodies", turns.stream().map(PlayedTurn::body).toArray(String[]::new))
                .bind("words", turns.stream().map(PlayedTurn::words).toArray(Integer[]::new))
                .update();
    }

    private static List<SuiteEvent> committed(UUID run, List<PlayedTurn> turns) {
        var events = new ArrayList<SuiteEvent>();
        for (var turn : turns) {
            events.add(new TurnCommitted(run, turn.number(), turn.acts(), turn.words(), turn.digest()));
        }
        return events;
    }

    /** Ends a run that cannot be played. */
    Mono<Void> fail(Lease lease, String failure) {
        return database.transaction(prolong(lease).then(end(lease, RunStatus.FAILED, failure)));
    }

    private Mono<Void> end(Lease lease, RunStatus status, @Nullable String failure) {
        return database.sql("delete from run_queue where run_id = :run and fence = :fence")
                .bind("run", lease.run())
                .bind("fence", lease.fence())
                .update()
                .then(database.sql("""
                                update run set status = :status, failure = :failure, finished_at = clock_timestamp()
                                where id = :run
                                returning turn,
                                  cast(extract(epoch from clock_timestamp() - started_at) * 1000 as bigint) as duration""")
                        .bind("status", status.name())
                        .bind("failure", failure, String.class)
                        .bind("run", lease.run())
                        .one(row -> new RunEnded(
                                lease.run(),
                                status.name(),
                                row.get("turn", Integer.class),
                                row.get("duration", Long.class),
                                failure)))
                .flatMap(ended -> outbox.append(List.of(ended)));
    }

    /** Gives the run back to the queue, to be claimed after a rest. */
    Mono<Void> release(Lease lease, Duration rest) {
        return database.sql("""
                        update run_queue set lease_until = null, worker = null,
                               ready_at = now() + make_interval(secs => :rest)
                        where run_id = :run and fence = :fence""")
                .bind("rest", rest.toMillis() / 1000.0)
                .bind("run", lease.run())
                .bind("fence", lease.fence())
                .update()
                .then();
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

    /**
     * A run that a worker has begun to play.
     *
     * @param turn turns committed before
     * @param digest digest after these turns
     * @param waitedMillis time since it was accepted
     */
    record Claimed(
            Lease lease, String setup, String manifest, String digest, int turn, int attempts, long waitedMillis) {}
}
