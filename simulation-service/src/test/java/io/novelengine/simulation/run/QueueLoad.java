package io.novelengine.simulation.run;

import io.novelengine.shared.contract.TurnCommitted.Act;
import io.novelengine.simulation.performance.PlayedTurn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Empty runs and empty turns through the queue's own code. */
final class QueueLoad {

    static final String SCHEMA = "simulation_bench";
    static final Duration PAUSE = Duration.ofMillis(5);
    private static final int BATCH = 50;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final PlayedTurn MODEL = new PlayedTurn(
            1,
            "{\"events\":\"" + "x".repeat(2_000) + "\"}",
            "d".repeat(64),
            120,
            IntStream.range(0, 4)
                    .mapToObj(i -> new Act("character-" + i, "tell", "character-9", "SUCCESS"))
                    .toList());

    private final DurablePostgres postgres;
    private final RunQueue queue;
    private final Commits commits;
    private final Marks marks;

    QueueLoad(DurablePostgres postgres, Instance instance) {
        this.postgres = postgres;
        this.queue = instance.get(RunQueue.class);
        this.commits = instance.get(Commits.class);
        this.marks = instance.get(Marks.class);
    }

    /** Puts this many runs into the queue, by one statement. */
    void fill(int jobs) throws SQLException {
        postgres.sql("""
                with made as (
                    insert into %1$s.run (id, title, status, owner, scenario, members, turns, seed, mind, priority, setup,
                                          manifest, digest, seq)
                    select uuidv7(), 'Empty', 'QUEUED', 'owner', 'none', '{a,b}', 500, 1, 'rules', 'NORMAL', '{}', '{}', '0', 1
                    from generate_series(1, %2$d) returning id)
                insert into %1$s.run_queue (run_id, owner, priority, rank)
                select id, 'owner', 'NORMAL', clock_timestamp() from made""".formatted(SCHEMA, jobs));
    }

    void clear() throws SQLException {
        postgres.sql("truncate %1$s.run, %1$s.run_queue, %1$s.run_change, %1$s.turn, %1$s.intervention, %1$s.outbox"
                .formatted(SCHEMA));
    }

    /** Jobs a second over this many empty ones: claimed in batches, begun, ended, each durable. */
    double drain(int jobs, int flows) throws SQLException {
        clear();
        fill(jobs);
        postgres.sql("vacuum analyze " + SCHEMA + ".run", "vacuum analyze " + SCHEMA + ".run_queue");
        marks.look().block(LIMIT);
        var done = new AtomicLong();
        var begin = System.nanoTime();
        Flux.range(0, flows)
                .flatMap(flow -> round().subscribeOn(Schedulers.parallel())
                        .doOnNext(done::addAndGet)
                        .delayUntil(some -> some > 0 ? Mono.empty() : Mono.delay(PAUSE))
                        .repeat(() -> done.get() < jobs))
                .blockLast(LIMIT);
        var seconds = (System.nanoTime() - begin) / 1e9;
        if (done.get() != jobs) {
            throw new IllegalStateException(done + " of " + jobs + " jobs were done");
        }
        return jobs / seconds;
    }

    /** Claims a batch and ends it; gives how many. */
    Mono<Integer> round() {
        return queue.claim("bench", BATCH)
                .flatMap(claims -> claims.isEmpty()
                        ? Mono.just(0)
                        : queue.commit(claims.stream()
                                        .map(claimed -> new Commit(claimed, List.of(), Transition.COMPLETE, 0))
                                        .toList())
                                .map(Set::size));
    }

    /** Turns committed a second by this many runs, each with the next when the last is durable. */
    double turns(int runs, Duration time) throws SQLException {
        clear();
        fill(runs);
        marks.look().block(LIMIT);
        var claims = queue.claim("bench", runs).block(LIMIT);
        if (claims.size() != runs) {
            throw new IllegalStateException(claims.size() + " of " + runs + " runs were claimed");
        }
        var end = System.nanoTime() + time.toNanos();
        var begin = System.nanoTime();
        var committed = Flux.fromIterable(claims)
                .flatMap(
                        claimed -> Flux.range(1, Integer.MAX_VALUE)
                                .takeWhile(number -> System.nanoTime() < end)
                                .concatMap(
                                        number -> commits.add(new Commit(claimed, List.of(turn(number)), null, 0))
                                                .thenReturn(1),
                                        1)
                                .subscribeOn(Schedulers.parallel()),
                        runs)
                .count()
                .block(LIMIT);
        return committed / ((System.nanoTime() - begin) / 1e9);
    }

    private static PlayedTurn turn(int number) {
        return new PlayedTurn(number, MODEL.body(), MODEL.digest(), MODEL.words(), MODEL.acts());
    }
}
