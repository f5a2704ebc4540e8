package io.novelengine.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.testing.Backends;
import io.r2dbc.pool.ConnectionPool;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What failures of a real PostgreSQL mean to a client. */
class DatabaseProblemsTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<ConnectionPool> pools = new ArrayList<>();

    @AfterEach
    void close() {
        pools.forEach(pool -> pool.disposeLater().onErrorComplete().block(LIMIT));
    }

    @Test
    void aSecondRowWithTheSameKeyIsAConflict() {
        var database = database(settings(), 256);
        update(database, "create table if not exists only_once (id int primary key)")
                .block(LIMIT);
        update(database, "delete from only_once").block(LIMIT);
        update(database, "insert into only_once values (1)").block(LIMIT);
        assertThat(problemOf(update(database, "insert into only_once values (1)")))
                .isEqualTo(Problem.CONFLICT);
    }

    @Test
    void aStatementThatTakesTooLongIsUnavailable() {
        assertThat(problemOf(update(database(settings(), 256), "select pg_sleep(30)")))
                .isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void aConnectionThatAnAdministratorEndsIsUnavailable() {
        assertThat(problemOf(update(database(settings(), 256), "select pg_terminate_backend(pg_backend_pid())")))
                .isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void aRefusedConnectionIsUnavailable() throws IOException {
        assertThat(problemOf(update(database(at(freePort(), "only-for-tests"), 256), "select 1")))
                .isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void aTransactionThatCannotStartIsUnavailable() throws IOException {
        var database = database(at(freePort(), "only-for-tests"), 256);
        assertThat(problemOf(database.transaction(update(database, "select 1"))))
                .isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void oneCallerTooManyIsUnavailable() {
        var database = database(settings(), 1);
        var waiting = Flux.range(0, 6).flatMap(caller -> update(database, "select pg_sleep(0.5)"));
        assertThat(problemOf(waiting.then())).isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void aConnectionThatIsNotFreeInTimeIsUnavailable() {
        var database = database(settings(), 256);
        var waiting = Flux.range(0, 12).flatMap(caller -> update(database, "select pg_sleep(0.9)"));
        assertThat(problemOf(waiting.then())).isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void aMissedDeadlineIsUnavailable() {
        assertThat(kind(new TimeoutException("too late"))).isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void aStatementThatIsWrongIsNobodysProblemButOurs() {
        var database = database(settings(), 256);
        assertThat(problemOf(update(database, "selec 1"))).isNull();
        assertThat(problemOf(update(database, "select 1 / 0"))).isNull();
        assertThat(problemOf(update(database, "select * from no_such_table"))).isNull();
    }

    @Test
    void aFailureOfAnotherConcernIsLeftAlone() {
        assertThat(kind(new IllegalStateException("other"))).isNull();
        assertThat(kind(new IOException("other"))).isNull();
    }

    private static @Nullable Problem problemOf(Mono<?> failing) {
        var failure = catchThrowable(() -> failing.toFuture().join());
        assertThat(failure).isNotNull();
        return kind(failure.getCause());
    }

    private static @Nullable Problem kind(Throwable failure) {
        ProblemException problem = new DatabaseProblems().translate(failure);
        return problem == null ? null : problem.problem();
    }

    private static Mono<Long> update(Database database, String sql) {
        return database.sql(sql).update();
    }

    private static DatabaseProperties settings() {
        return at(Backends.postgres().port(), "only-for-tests");
    }

    private static DatabaseProperties at(int port, String password) {
        var settings = Backends.settings("troubled");
        return new DatabaseProperties(
                settings.get("novel.database.host"),
                port,
                settings.get("novel.database.name"),
                "troubled",
                settings.get("novel.database.user"),
                password,
                2,
                256,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(8));
    }

    private Database database(DatabaseProperties properties, int waiting) {
        var bounded = new DatabaseProperties(
                properties.host(),
                properties.port(),
                properties.name(),
                properties.schema(),
                properties.user(),
                properties.password(),
                properties.connections(),
                waiting,
                properties.acquire(),
                properties.statement(),
                properties.deadline());
        var pool = new DatabaseAutoConfiguration().connectionPool(bounded);
        pools.add(pool);
        return new DatabaseAutoConfiguration().database(pool, DatabaseFixture.lanes(bounded), bounded);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
