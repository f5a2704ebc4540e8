package io.novelengine.simulation.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Runs that are put in and played through without end, and how many in each stretch of time. */
final class Churn implements AutoCloseable {

    private static final int BACKLOG = 4_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration FORGET = Duration.ofSeconds(5);

    private final DurablePostgres postgres;
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong outages = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Future<?>> work;

    Churn(DurablePostgres postgres, QueueLoad load, int flows) throws SQLException {
        this.postgres = postgres;
        load.clear();
        work = List.of(
                threads.submit(() -> {
                    put(load);
                    return null;
                }),
                threads.submit(() -> Flux.range(0, flows)
                        .flatMap(flow -> load.round()
                                .subscribeOn(Schedulers.parallel())
                                .doOnNext(done::addAndGet)
                                .onErrorResume(
                                        failure -> failure instanceof DataAccessException
                                                || failure instanceof TransactionException
                                                || failure instanceof TimeoutException,
                                        outage -> {
                                            outages.incrementAndGet();
                                            return Mono.just(0);
                                        })
                                .delayUntil(some -> some > 0 ? Mono.empty() : Mono.delay(QueueLoad.PAUSE))
                                .repeat(() -> !over.get()))
                        .blockLast()));
    }

    /** Keeps some thousand waiting; forgets, as the relay would, the events that nobody reads here. */
    private void put(QueueLoad load) throws SQLException, InterruptedException {
        var forget = System.nanoTime() + FORGET.toNanos();
        while (!over.get()) {
            if (put.get() - done.get() < BACKLOG) {
                load.fill(AT_ONCE);
                put.addAndGet(AT_ONCE);
            } else {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            if (System.nanoTime() > forget) {
                postgres.sql("truncate " + QueueLoad.SCHEMA + ".outbox");
                forget = System.nanoTime() + FORGET.toNanos();
            }
        }
    }

    /** Jobs a second over this time from now. */
    double over(Duration time) throws InterruptedException, ExecutionException {
        var before = done.get();
        var begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        for (var each : work) {
            if (each.isDone()) {
                each.get();
            }
        }
        return (done.get() - before) / ((System.nanoTime() - begin) / 1e9);
    }

    /** How often the database did not answer in time; what was begun then is claimed again after its lease. */
    long outages() {
        return outages.get();
    }

    @Override
    public void close() throws InterruptedException, ExecutionException {
        over.set(true);
        for (var each : work) {
            each.get();
        }
        threads.shutdown();
    }
}
