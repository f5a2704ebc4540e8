package io.novelengine.monitoring.history;

import io.novelengine.monitoring.exposition.Selection;
import io.novelengine.monitoring.measure.Kind;
import io.novelengine.monitoring.measure.SeriesTable;
import io.novelengine.monitoring.measure.Slice;
import io.novelengine.monitoring.measure.Values;
import io.novelengine.shared.database.Database;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Rows in PostgreSQL. */
@Component
class Store {

    private static final String REMEMBER = """
            insert into series (service, kind, series, seen_at)
            select :service, kind, series, :now
            from unnest(cast(:kinds as text[]), cast(:series as text[])) as new (kind, series)
            on conflict (service, series) do update set seen_at = excluded.seen_at
            returning id, kind, series
            """;
    private static final String SAVE = """
            insert into measurement
                (service, instance, at, from_at, to_at, covered_seconds, reached, missed, series, value)
            values (:service, :instance, :at, :from, :to, :covered, :reached, :missed, :series, :value)
            on conflict (instance, at) do update set
                from_at = excluded.from_at, to_at = excluded.to_at, covered_seconds = excluded.covered_seconds,
                reached = excluded.reached, missed = excluded.missed,
                series = excluded.series, value = excluded.value
            where excluded.covered_seconds > measurement.covered_seconds
            """;
    private static final String READ = """
            select instance, from_at, to_at, covered_seconds, reached, missed, chosen.series, chosen.value
            from measurement
            left join lateral (
                select array_agg(one.series) as series, array_agg(one.value) as value
                from unnest(measurement.series, measurement.value) as one (series, value)
                where one.series in (select unnest(cast(:wanted as integer[])))) chosen on true
            where service = :service and at >= :from and at < :to
            order by at, instance
            limit :most
            """;
    private static final String FORGET = """
            delete from measurement
            where ctid = any(array(select ctid from measurement where at < :before limit :most))
            """;
    private static final int MOST_ROWS = 20_000;

    private final Database database;
    private final Map<String, SeriesIds> ids = new ConcurrentHashMap<>();

    Store(Database database) {
        this.database = database;
    }

    /** Gives the series of a service that were saved earlier their numbers again. */
    Mono<Void> restoreSeries(String service, SeriesTable table) {
        return database.sql(
                        "select id, kind, series from series where service = :service order by seen_at desc, id limit :most")
                .bind("service", service)
                .bind("most", table.most())
                .list(row -> learn(service, table, row))
                .then();
    }

    private boolean learn(String service, SeriesTable table, Readable row) {
        var number = table.number(Selection.series(text(row, "series")), Kind.valueOf(text(row, "kind")));
        idsOf(service).put(number, value(row, "id", Integer.class));
        return number >= 0;
    }

    /** Saves the series of the table that have no id yet. */
    Mono<Void> rememberSeries(String service, SeriesTable table, Instant now) {
        var known = idsOf(service);
        return remember(
                service,
                table,
                now,
                IntStream.range(0, table.size())
                        .filter(number -> known.id(number) == SeriesIds.NONE)
                        .boxed()
                        .toList());
    }

    /** Saves the given series, and that they were seen now. */
    Mono<Void> remember(String service, SeriesTable table, Instant now, Collection<Integer> numbers) {
        if (numbers.isEmpty()) {
            return Mono.empty();
        }
        var entries = table.entries();
        return database.sql(REMEMBER)
                .bind("service", service)
                .bind("now", now)
                .bind(
                        "kinds",
                        numbers.stream()
                                .map(number -> entries.get(number).kind().name())
                                .toArray(String[]::new))
                .bind(
                        "series",
                        numbers.stream()
                                .map(number -> entries.get(number).series().toString())
                                .toArray(String[]::new))
                .list(row -> learn(service, table, row))
                .then();
    }

    /** Saves a row; of two that monitors or restarts made of the same minute, the one that covers more of it stays. */
    Mono<Void> save(InstanceHistory instance, Slice row) {
        var known = idsOf(instance.target().service());
        var series = new ArrayList<Integer>();
        var values = new ArrayList<Double>();
        for (var place = 0; place < row.values().size(); place++) {
            var id = known.id(row.values().numberAt(place));
            if (id != SeriesIds.NONE) {
                series.add(id);
                values.add(row.values().valueAt(place));
            }
        }
        return database.sql(SAVE)
                .bind("service", instance.target().service())
                .bind("instance", instance.target().instance())
                .bind("at", instance.rowOf(row))
                .bind("from", row.from())
                .bind("to", row.to())
                .bind("covered", row.covered())
                .bind("reached", row.reached())
                .bind("missed", row.missed())
                .bind("series", series.toArray(Integer[]::new))
                .bind("value", values.toArray(Double[]::new))
                .update()
                .then();
    }

    /** The rows of a service that begin in a window, with the values of the given series only, oldest first. */
    Mono<List<StoredRow>> read(String service, Instant from, Instant to, Collection<Integer> numbers) {
        var known = idsOf(service);
        var wanted = numbers.stream()
                .map(known::id)
                .filter(id -> id != SeriesIds.NONE)
                .toArray(Integer[]::new);
        return database.sql(READ)
                .bind("service", service)
                .bind("from", from)
                .bind("to", to)
                .bind("wanted", wanted)
                .bind("most", MOST_ROWS)
                .list(row -> row(row, known));
    }

    private static StoredRow row(Readable row, SeriesIds known) {
        var ids = row.get("series", Integer[].class);
        var stored = row.get("value", Double[].class);
        var values = new double[known.size()];
        Arrays.fill(values, Double.NaN);
        for (var i = 0; ids != null && stored != null && i < ids.length; i++) {
            var number = known.number(ids[i]);
            if (number >= 0) {
                values[number] = stored[i];
            }
        }
        return new StoredRow(
                text(row, "instance"),
                new Slice(
                        value(row, "from_at", Instant.class),
                        value(row, "to_at", Instant.class),
                        value(row, "covered_seconds", Double.class),
                        value(row, "reached", Integer.class),
                        value(row, "missed", Integer.class),
                        Values.of(values)));
    }

    /** Deletes rows older than that, at most so many; gives how many. */
    Mono<Long> forgetRows(Instant before, int most) {
        return database.sql(FORGET).bind("before", before).bind("most", most).update();
    }

    /** Deletes series that were not seen since. */
    Mono<Void> forgetSeries(Instant before) {
        return database.sql("delete from series where seen_at < :before returning id, service")
                .bind("before", before)
                .list(row -> idsOf(text(row, "service")).forget(value(row, "id", Integer.class)))
                .then();
    }

    private SeriesIds idsOf(String service) {
        return ids.computeIfAbsent(service, key -> new SeriesIds());
    }

    private static String text(Readable row, String column) {
        return value(row, column, String.class);
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        var value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }
}
