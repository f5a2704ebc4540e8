package io.novelengine.analytics.insight;

import io.novelengine.analytics.insight.Summary.Busy;
import io.novelengine.analytics.insight.Summary.Durations;
import io.novelengine.analytics.insight.Summary.Kind;
import io.novelengine.analytics.insight.Summary.Runs;
import io.novelengine.analytics.insight.Summary.Volume;
import io.novelengine.analytics.measure.Span;
import io.novelengine.shared.database.Database.Query;
import io.novelengine.shared.identity.Caller;
import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers summaries. Runs are counted by the time of their acceptance, turns and acts by the time of their commit, durations
 * by the time of the end. Percentiles are exact, computed from the rows of the runs.
 */
@Component
class Summaries {

    private static final String TALLIED = """
            ((grain = 'day' and bucket >= :days and bucket < :daysEnd)
              or (grain = 'hour' and ((bucket >= :hours and bucket < :days) or (bucket >= :daysEnd and bucket < :hoursEnd))))
            """;
    private static final String AT_THE_EDGES = "((at >= :from and at < :hours) or (at >= :hoursEnd and at < :to))";

    private static final String VOLUME = """
            select coalesce(sum(turns), 0)::bigint as turns, coalesce(sum(acts), 0)::bigint as acts,
                   coalesce(sum(words), 0)::bigint as words
            from (select turns, acts, words from turn_tally where %1$s and %3$s
                  union all select 1, acts, words from turn where %2$s and %3$s) as pieces
            """.formatted(TALLIED, AT_THE_EDGES, Filter.SQL);

    private static final String ACTS = """
            (select actor, type, outcome, acts from act_tally where %1$s and %3$s
             union all
             select a.actor, a.type, a.outcome, 1 from (select * from turn where %2$s and %3$s) as t
             join act a on a.at = t.at and a.run = t.run and a.turn = t.number) as pieces
            """.formatted(TALLIED, AT_THE_EDGES, Filter.SQL);

    private final Lens lens;

    Summaries(Lens lens) {
        this.lens = lens;
    }

    Mono<Summary> of(Period period, Filter filter, int top, Caller caller) {
        return Mono.zip(
                        runs(period, filter, caller),
                        volume(period, filter, caller),
                        kinds(period, filter, top, caller),
                        busiest(period, filter, top, caller),
                        durations(period, filter, caller))
                .map(all -> new Summary(
                        period.from(),
                        period.to(),
                        all.getT1(),
                        all.getT2().turns(),
                        all.getT2().acts(),
                        all.getT2().words(),
                        all.getT3(),
                        all.getT4(),
                        all.getT5()));
    }

    private Mono<Runs> runs(Period period, Filter filter, Caller caller) {
        var query = lens.sql(caller, """
                        select status, count(*) as runs from run
                        where accepted_at >= :from and accepted_at < :to and %s group by status""".formatted(Filter.SQL))
                .bind("from", period.from())
                .bind("to", period.to());
        return filter.bind(query)
                .list(row -> new Kind(text(row, "status"), number(row, "runs")))
                .map(rows -> {
                    var byStatus = new TreeMap<String, Long>();
                    rows.forEach(row -> byStatus.put(row.type(), row.acts()));
                    return new Runs(rows.stream().mapToLong(Kind::acts).sum(), byStatus);
                });
    }

    private Mono<Volume> volume(Period period, Filter filter, Caller caller) {
        return filter.bind(bind(lens.sql(caller, VOLUME), period))
                .one(row -> new Volume(number(row, "turns"), number(row, "acts"), number(row, "words")));
    }

    private Mono<List<Kind>> kinds(Period period, Filter filter, int top, Caller caller) {
        var query = lens.sql(
                        caller,
                        "select type, sum(acts)::bigint as acts from " + ACTS
                                + " group by type having sum(acts) > 0 order by 2 desc, 1 limit :top")
                .bind("top", top);
        return filter.bind(bind(query, period)).list(row -> new Kind(text(row, "type"), number(row, "acts")));
    }

    private Mono<List<Busy>> busiest(Period period, Filter filter, int top, Caller caller) {
        var query = lens.sql(
                        caller,
                        "select * from (with acts as (select actor, outcome, sum(acts)::bigint as acts from " + ACTS
                                + """
                                  group by 1, 2 having sum(acts) > 0),
                            busiest as (select actor, sum(acts) as total from acts group by 1 order by 2 desc, 1 limit :top)
                            select actor, outcome, acts from acts join busiest using (actor) order by total desc, actor, outcome) as ranked""")
                .bind("top", top);
        return filter.bind(bind(query, period))
                .list(row -> new OutcomeCount(text(row, "actor"), text(row, "outcome"), number(row, "acts")))
                .map(Summaries::byCharacter);
    }

    private static List<Busy> byCharacter(List<OutcomeCount> counts) {
        var outcomes = new LinkedHashMap<String, SortedMap<String, Long>>();
        counts.forEach(count -> outcomes.computeIfAbsent(count.actor(), actor -> new TreeMap<>())
                .put(count.outcome(), count.acts()));
        return outcomes.entrySet().stream()
                .map(actor -> new Busy(
                        actor.getKey(),
                        actor.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        actor.getValue()))
                .toList();
    }

    private Mono<Durations> durations(Period period, Filter filter, Caller caller) {
        var query = lens.sql(caller, """
                        select count(*) as runs, avg(duration_millis)::float8 as mean,
                               percentile_cont(0.5) within group (order by duration_millis) as p50,
                               percentile_cont(0.95) within group (order by duration_millis) as p95
                        from run where ended_at >= :from and ended_at < :to and %s""".formatted(Filter.SQL))
                .bind("from", period.from())
                .bind("to", period.to());
        return filter.bind(query)
                .one(row -> new Durations(
                        number(row, "runs"),
                        row.get("mean", Double.class),
                        row.get("p50", Double.class),
                        row.get("p95", Double.class)));
    }

    private static Query bind(Query query, Period period) {
        var span = Span.between(period.from(), period.to());
        return query.bind("from", span.head().from())
                .bind("hours", span.hoursBefore().from())
                .bind("days", span.days().from())
                .bind("daysEnd", span.days().to())
                .bind("hoursEnd", span.tail().from())
                .bind("to", span.tail().to());
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private record OutcomeCount(String actor, String outcome, long acts) {}
}
