package io.novelengine.shared.database;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The service's schema. Every call is shielded from the caller's cancel and has a deadline; failures are Spring's
 * {@code DataAccessException}s, a missed deadline is a {@code TimeoutException}.
 */
public final class Database {

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Lanes lanes;
    private final Duration deadline;

    Database(DatabaseClient client, TransactionalOperator transaction, Lanes lanes, Duration deadline) {
        this.client = client;
        this.transaction = transaction;
        this.lanes = lanes;
        this.deadline = deadline;
    }

    /** A statement with named parameters, {@code :name}. */
    public Query sql(String sql) {
        return new Query(sql, new LinkedHashMap<>());
    }

    /**
     * The first row of those that {@link #rows} gives; null when there is none.
     *
     * @param sql a statement that gives one row at most, with parameters {@code $1}, {@code $2}…
     */
    public <T> CompletableFuture<@Nullable T> row(String sql, Function<Readable, T> as, Object... values) {
        return rows(sql, as, values).thenApply(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /**
     * A few rows that are read by their keys, outside of any transaction, in no order. This does not wait for a connection of
     * the pool as long as there are others to carry it.
     *
     * @param sql a statement that gives some hundred rows at most, with parameters {@code $1}, {@code $2}…
     */
    public <T> CompletableFuture<List<T>> rows(String sql, Function<Readable, T> as, Object... values) {
        var rows = lanes.rows(sql, as, values);
        return rows == null ? pooled(sql, as, values) : rows.exceptionallyCompose(failure -> pooled(sql, as, values));
    }

    private <T> CompletableFuture<List<T>> pooled(String sql, Function<Readable, T> as, Object... values) {
        var statement = client.sql(sql);
        for (var index = 0; index < values.length; index++) {
            statement = statement.bind(index, values[index]);
        }
        return Shield.around(Flux.from(statement.map(as).all()).collectList(), deadline)
                .toFuture();
    }

    /** All of the work in one transaction, rolled back when it fails. Inside it, only calls of this object. */
    public <T> Mono<T> transaction(Mono<T> work) {
        return Mono.deferContextual(
                context -> context.hasKey(AfterCommit.class) ? work.as(transaction::transactional) : outermost(work));
    }

    private <T> Mono<T> outermost(Mono<T> work) {
        var after = new AfterCommit();
        var committed =
                work.as(transaction::transactional).contextWrite(context -> context.put(AfterCommit.class, after));
        return Shield.around(after.follow(committed), deadline);
    }

    /**
     * What the change gives, after the consequence of it has been drawn: when the transaction around it has been committed,
     * or at once when there is none. It is drawn also when the caller gives up meanwhile, and not when the change is rolled
     * back or gives nothing.
     */
    public <T> Mono<T> changing(Mono<T> change, Function<T, Mono<Void>> consequence) {
        return Mono.deferContextual(context -> context.<AfterCommit>getOrEmpty(AfterCommit.class)
                .map(after -> change.doOnNext(value -> after.add(consequence.apply(value))))
                .orElseGet(() -> Shield.around(
                        change.flatMap(value -> consequence.apply(value).thenReturn(value)), deadline)));
    }

    /** One statement on its way to be run; each terminal method runs it once per subscription. */
    public final class Query {

        private final String sql;
        private final Map<String, Object> parameters;

        private Query(String sql, Map<String, Object> parameters) {
            this.sql = sql;
            this.parameters = parameters;
        }

        /** Binds a value; {@code type} is needed because null has none. */
        public <T> Query bind(String name, @Nullable T value, Class<T> type) {
            parameters.put(name, Parameter.fromOrEmpty(value, type));
            return this;
        }

        /** Binds a value that is there. */
        public Query bind(String name, Object value) {
            parameters.put(name, value);
            return this;
        }

        /** The row, if there is one; more than one is an error. */
        public <T> Mono<T> one(Function<Readable, T> as) {
            return list(as).flatMap(rows -> switch (rows.size()) {
                case 0 -> Mono.empty();
                case 1 -> Mono.just(rows.getFirst());
                default -> Mono.error(new IncorrectResultSizeDataAccessException(1, rows.size()));
            });
        }

        /** All rows, in order; the statement bounds them with {@code LIMIT}. */
        public <T> Mono<List<T>> list(Function<Readable, T> as) {
            return Shield.around(Flux.from(spec().map(as).all()).collectList(), deadline);
        }

        /** The number of rows changed. */
        public Mono<Long> update() {
            return Shield.around(spec().fetch().rowsUpdated(), deadline);
        }

        private DatabaseClient.GenericExecuteSpec spec() {
            var spec = client.sql(sql);
            for (var parameter : parameters.entrySet()) {
                spec = spec.bind(parameter.getKey(), parameter.getValue());
            }
            return spec;
        }
    }
}
