package io.novelengine.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.novelengine.shared.testing.Backends;
import io.r2dbc.pool.ConnectionPool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** After a statement that hangs, and after a PostgreSQL that was gone, the pool heals by itself. */
class DatabaseRecoveryTests {

    private static final int CONNECTIONS = 4;

    @Test
    void aStatementThatHangsMissesTheDeadlineAndGivesItsConnectionBack() {
        var postgres = Backends.postgres();
        var settings = settings(postgres.host(), postgres.port(), postgres.user(), postgres.password());
        var pool = new DatabaseAutoConfiguration().connectionPool(settings);
        try {
            var database = new DatabaseAutoConfiguration().database(pool, DatabaseFixture.lanes(settings), settings);
            var hanging = database.sql("select 1 from pg_sleep(60)").update();
            var asked = System.nanoTime();
            assertThatThrownBy(() -> hanging.toFuture().join()).hasCauseInstanceOf(TimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isGreaterThanOrEqualTo(settings.deadline())
                    .isLessThan(Duration.ofSeconds(10));
            await().atMost(Duration.ofSeconds(15)).until(() -> taken(pool) == 0);
            assertThat(ask(database).block(Duration.ofSeconds(10))).isEqualTo(1);
        } finally {
            pool.dispose();
        }
    }

    @Test
    void afterPostgresWasGoneEveryConnectionIsWellWithinTenSeconds(@TempDir Path data) throws IOException {
        var first = start(data, 0);
        var settings = settings("localhost", first.getPort(), "postgres", "postgres");
        var pool = new DatabaseAutoConfiguration().connectionPool(settings);
        try {
            var database = new DatabaseAutoConfiguration().database(pool, DatabaseFixture.lanes(settings), settings);
            assertThat(askEverywhere(database)).isEqualTo(CONNECTIONS);
            first.close();
            assertThatThrownBy(() -> ask(database).toFuture().join()).isNotNull();
            try (var second = start(data, settings.port())) {
                assertThat(second.getPort()).isEqualTo(settings.port());
                await().atMost(Duration.ofSeconds(10)).until(() -> askEverywhere(database) == CONNECTIONS);
                assertThat(taken(pool)).isZero();
            }
        } finally {
            pool.dispose();
            first.close();
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static int taken(ConnectionPool pool) {
        return pool.getMetrics().orElseThrow().acquiredSize();
    }

    private static Mono<Integer> ask(Database database) {
        return database.sql("select 1 from pg_sleep(0.2)").one(row -> row.get(0, Integer.class));
    }

    private static int askEverywhere(Database database) {
        return Flux.fromStream(IntStream.range(0, CONNECTIONS).boxed())
                .flatMap(call -> ask(database).onErrorComplete())
                .reduce(0, Integer::sum)
                .toFuture()
                .join();
    }

    private static DatabaseProperties settings(String host, int port, String user, String password) {
        return new DatabaseProperties(
                host,
                port,
                "postgres",
                "public",
                user,
                password,
                CONNECTIONS,
                64,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1));
    }
}
