package io.novelengine.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.Backends;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callers that go away in the middle of a query do not take the connection with them. */
class CancelStormTests {

    private static final int CALLS = 20_000;
    private static final int CONNECTIONS = 10;
    private static final int CALLERS = 24;

    private ConnectionPool pool;
    private Database database;

    @BeforeEach
    void open() {
        var settings = Backends.settings("storm");
        var properties = new DatabaseProperties(
                settings.get("novel.database.host"),
                Integer.parseInt(settings.get("novel.database.port")),
                settings.get("novel.database.name"),
                "storm",
                settings.get("novel.database.user"),
                settings.get("novel.database.password"),
                CONNECTIONS,
                5_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
        pool = new DatabaseAutoConfiguration().connectionPool(properties);
        database = new DatabaseAutoConfiguration().database(pool, properties);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void theShieldKeepsEveryConnection() throws InterruptedException {
        storm(database.sql("select 1").one(row -> row.get(0, Integer.class)));
        assertThat(leaked()).isZero();
        assertThat(healthyAnswers()).isEqualTo(CONNECTIONS * 2);
    }

    @Test
    void theShieldKeepsEveryConnectionOfTransactions() throws InterruptedException {
        storm(database.transaction(database.sql("select 1")
                .one(row -> row.get(0, Integer.class))
                .then(database.sql("select 2").one(row -> row.get(0, Integer.class)))));
        assertThat(leaked()).isZero();
        assertThat(healthyAnswers()).isEqualTo(CONNECTIONS * 2);
    }

    private void storm(Mono<Integer> query) throws InterruptedException {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (var caller = 0; caller < CALLERS; caller++) {
                var chance = new SplittableRandom(caller);
                callers.execute(() -> {
                    for (var call = 0; call < CALLS / CALLERS; call++) {
                        callAndPerhapsGoAway(query, chance);
                    }
                });
            }
            callers.shutdown();
            callers.awaitTermination(90, TimeUnit.SECONDS);
        }
    }

    private static void callAndPerhapsGoAway(Mono<Integer> query, SplittableRandom chance) {
        var goesAway = chance.nextInt(10) < 3;
        var patience = goesAway ? chance.nextInt(4_000_000) : 2_000_000_000;
        var answered = new CountDownLatch(1);
        var call = query.doFinally(signal -> answered.countDown()).subscribe(answer -> {}, failure -> {});
        try {
            answered.await(patience, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        call.dispose();
    }

    private int leaked() {
        var metrics = pool.getMetrics().orElseThrow();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> metrics.acquiredSize() == 0 && metrics.pendingAcquireSize() == 0);
        } catch (org.awaitility.core.ConditionTimeoutException stillTaken) {
            return metrics.acquiredSize();
        }
        return 0;
    }

    private int healthyAnswers() {
        var answers = new AtomicInteger();
        Flux.range(0, CONNECTIONS * 2)
                .flatMap(
                        i -> database.sql("select pg_sleep(0.01), 1").one(row -> row.get(1, Integer.class)),
                        CONNECTIONS)
                .doOnNext(answer -> answers.addAndGet(answer))
                .then()
                .block(Duration.ofSeconds(20));
        return answers.get();
    }
}
