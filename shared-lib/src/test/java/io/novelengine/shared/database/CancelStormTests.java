package io.novelengine.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.shared.testing.Backends;
import io.r2dbc.pool.ConnectionPool;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callers that go away in the middle of a query do not take the connection with them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CancelStormTests {

    /*
     * The shielded storms come first: Netty reports a kind of leaked buffer once, and the others do leak.
     *
     * The driver loses a connection when a statement without parameters is cancelled before its first row was read and
     * the result has 256 rows or more (reactor.bufferSize.small): nobody asks for the rest of the rows, so the
     * conversation never ends, and whatever is asked next on that connection waits for ever. Outside a transaction the
     * connection goes back to the pool all the same, idle and dead; inside one it never comes back. No setting of the
     * pool changes that. With 255 rows, or with a parameter, nothing is lost.
     */
    private static final int ROWS = 300;
    private static final int HARMLESS_ROWS = 255;

    private static final int CONNECTIONS = 10;
    private static final int CALLS = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int GATE = 20_731;

    private ConnectionPool pool;
    private Database database;
    private DatabaseClient unshielded;
    private TransactionalOperator transaction;

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
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30));
        pool = new DatabaseAutoConfiguration().connectionPool(properties);
        database = new DatabaseAutoConfiguration().database(pool, DatabaseFixture.lanes(properties), properties);
        unshielded = DatabaseClient.create(pool);
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void withoutTheShieldConnectionsAreLost() throws InterruptedException {
        var unanswered = Callers.storm(unshielded(rows(ROWS)), CALLS, PATIENCE);
        assertThat(unanswered + lost())
                .as("if nothing is lost any more, the driver is mended and the shield can go")
                .isPositive();
    }

    @Test
    void withoutTheShieldConnectionsOfTransactionsAreLost() throws InterruptedException {
        var unanswered = Callers.storm(unshielded(rows(ROWS)).as(transaction::transactional), CALLS, PATIENCE);
        assertThat(unanswered + lost()).isPositive();
    }

    @Test
    @Order(1)
    void theShieldKeepsEveryConnection() throws InterruptedException {
        try (var complaints = Complaints.listen()) {
            assertThat(Callers.storm(shielded(rows(ROWS)), CALLS / 2, PATIENCE.multipliedBy(5)))
                    .isZero();
            assertThat(lost()).isZero();
            assertThat(answers()).isEqualTo(CONNECTIONS);
            assertThat(afterCollection(complaints)).isEmpty();
        }
    }

    @Test
    @Order(2)
    void theShieldKeepsEveryConnectionOfTransactions() throws InterruptedException {
        var twoStatements = database.transaction(shielded(rows(ROWS)).then(shielded(rows(ROWS))));
        try (var complaints = Complaints.listen()) {
            assertThat(Callers.storm(twoStatements, CALLS / 3, PATIENCE.multipliedBy(5)))
                    .isZero();
            assertThat(lost()).isZero();
            assertThat(answers()).isEqualTo(CONNECTIONS);
            assertThat(afterCollection(complaints)).isEmpty();
        }
    }

    @Test
    void withoutTheShieldWhoLeavesBeforeTheFirstRowLeavesADeadConnection() throws SQLException {
        leaveBeforeTheFirstRow(unshielded(gated(ROWS)));
        assertThat(lost()).as("the pool believes that all is well").isZero();
        assertThat(answers()).isZero();
    }

    @Test
    void withoutTheShieldWhoLeavesATransactionBeforeTheFirstRowTakesTheConnectionAlong() throws SQLException {
        leaveBeforeTheFirstRow(unshielded(gated(ROWS)).as(transaction::transactional));
        assertThat(lost()).isEqualTo(CONNECTIONS);
        assertThat(answers()).isZero();
    }

    @Test
    void withFewRowsNothingIsLostEvenWithoutTheShield() throws SQLException {
        leaveBeforeTheFirstRow(unshielded(gated(HARMLESS_ROWS)));
        assertThat(lost()).isZero();
        assertThat(answers()).isEqualTo(CONNECTIONS);
    }

    @ParameterizedTest
    @ValueSource(ints = {HARMLESS_ROWS, ROWS, 5_000})
    void withTheShieldWhoLeavesBeforeTheFirstRowLeavesTheConnectionWell(int rows) throws SQLException {
        leaveBeforeTheFirstRow(shielded(gated(rows)));
        assertThat(lost()).isZero();
        assertThat(answers()).isEqualTo(CONNECTIONS);
    }

    @ParameterizedTest
    @ValueSource(ints = {HARMLESS_ROWS, ROWS, 5_000})
    void withTheShieldWhoLeavesATransactionBeforeTheFirstRowLeavesTheConnectionWell(int rows) throws SQLException {
        leaveBeforeTheFirstRow(database.transaction(shielded(gated(rows))));
        assertThat(lost()).isZero();
        assertThat(answers()).isEqualTo(CONNECTIONS);
    }

    @Test
    void aRowThatCannotBeReadLeavesTheConnectionWell() {
        for (var call = 0; call < CONNECTIONS * 2; call++) {
            var failed = database.sql(rows(5_000)).list(row -> refuseAfterTheFifth(row.get(0, Integer.class)));
            assertThat(failed.map(List::size).onErrorReturn(-1).block(PATIENCE)).isEqualTo(-1);
        }
        assertThat(lost()).isZero();
        assertThat(answers()).isEqualTo(CONNECTIONS);
    }

    private static int refuseAfterTheFifth(int number) {
        if (number > 5) {
            throw new IllegalStateException("cannot read " + number);
        }
        return number;
    }

    private static String rows(int rows) {
        return "select generate_series(1, " + rows + ")";
    }

    /** The same rows, as soon as nobody holds the gate. */
    private static String gated(int rows) {
        return rows(rows) + " from pg_advisory_xact_lock_shared(" + GATE + ")";
    }

    private Mono<List<Integer>> unshielded(String sql) {
        return unshielded.sql(sql).map(row -> row.get(0, Integer.class)).all().collectList();
    }

    private Mono<List<Integer>> shielded(String sql) {
        return database.sql(sql).list(row -> row.get(0, Integer.class));
    }

    /** As many callers as there are connections ask, and leave when every statement runs and none has an answer. */
    private static void leaveBeforeTheFirstRow(Mono<?> query) throws SQLException {
        try (var admin = Backends.postgres().connect();
                var sql = admin.createStatement()) {
            sql.execute("select pg_advisory_lock(" + GATE + ")");
            var callers = IntStream.range(0, CONNECTIONS)
                    .mapToObj(caller -> query.subscribe(rows -> {}, failure -> {}))
                    .toList();
            await().atMost(Duration.ofSeconds(20)).until(() -> atTheGate(sql) == CONNECTIONS);
            callers.forEach(Disposable::dispose);
            sql.execute("select pg_advisory_unlock(" + GATE + ")");
            await().atMost(Duration.ofSeconds(20)).until(() -> atTheGate(sql) == 0);
        }
    }

    private static int atTheGate(Statement sql) throws SQLException {
        var waiting = "select count(*) from pg_stat_activity where application_name = 'novel-storm'"
                + " and wait_event_type = 'Lock' and wait_event = 'advisory'";
        try (var result = sql.executeQuery(waiting)) {
            result.next();
            return result.getInt(1);
        }
    }

    /** Connections that do not come back to the pool. */
    private int lost() {
        var metrics = pool.getMetrics().orElseThrow();
        try {
            await().atMost(PATIENCE).until(() -> metrics.acquiredSize() == 0 && metrics.pendingAcquireSize() == 0);
        } catch (ConditionTimeoutException stillTaken) {
            return metrics.acquiredSize();
        }
        return 0;
    }

    /** How many of as many calls at once as there are connections are answered. */
    private int answers() {
        var answers = new AtomicInteger();
        Flux.range(0, CONNECTIONS)
                .flatMap(
                        call -> database.sql("select 1 from pg_sleep(0.3)")
                                .one(row -> row.get(0, Integer.class))
                                .timeout(PATIENCE)
                                .doOnNext(answers::addAndGet)
                                .onErrorComplete(),
                        CONNECTIONS)
                .blockLast(PATIENCE.multipliedBy(5));
        return answers.get();
    }

    /** Complaints come when many buffers are made after the lost ones were collected. */
    private List<String> afterCollection(Complaints complaints) {
        for (var round = 0; round < 3; round++) {
            System.gc();
            shielded(rows(5_000)).block(PATIENCE.multipliedBy(5));
        }
        return complaints.heard();
    }
}
