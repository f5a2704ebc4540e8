package io.novelengine.analytics.insight;

import io.novelengine.analytics.insight.TimeSeries.Point;
import io.novelengine.analytics.measure.Bucket;
import io.novelengine.shared.identity.Caller;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers time series: days and hours from roll-ups, minutes and durations from the facts. */
@Component
class TimeSeriesStore {

    private static final String RUNS = """
            select date_trunc(:bucket, accepted_at, 'UTC') as at, count(*) as value from run
            where accepted_at >= :from and accepted_at < :to and %s group by 1 order by 1""".formatted(Filter.SQL);
    private static final String FACTS = """
            select date_trunc(:bucket, at, 'UTC') as at, sum(%s)::bigint as value from turn
            where at >= :from and at < :to and %s group by 1 order by 1""";
    private static final String TALLIES = """
            select bucket as at, sum(%s)::bigint as value from turn_tally
            where grain = :bucket and bucket >= :from and bucket < :to and %s group by 1 order by 1""";
    private static final String DURATIONS = """
            select date_trunc(:bucket, ended_at, 'UTC') as at, count(*) as value, avg(duration_millis)::float8 as mean,
                   percentile_cont(0.5) within group (order by duration_millis) as p50,
                   percentile_cont(0.95) within group (order by duration_millis) as p95
            from run where ended_at >= :from and ended_at < :to and %s group by 1 order by 1""".formatted(Filter.SQL);

    private final Lens lens;

    TimeSeriesStore(Lens lens) {
        this.lens = lens;
    }

    /** The series; the period is widened to whole buckets. */
    Mono<TimeSeries> of(Metric metric, Bucket bucket, Period period, Filter filter, Caller caller) {
        var from = bucket.floor(period.from());
        var to = bucket.ceiling(period.to());
        var query = lens.sql(caller, sql(metric, bucket))
                .bind("bucket", bucket.word())
                .bind("from", from)
                .bind("to", to);
        var found = filter.bind(query).list(row -> {
            var at = Objects.requireNonNull(row.get("at", Instant.class));
            var value = Objects.requireNonNull(row.get("value", Long.class));
            return metric == Metric.DURATION
                    ? new Point(
                            at,
                            value,
                            row.get("mean", Double.class),
                            row.get("p50", Double.class),
                            row.get("p95", Double.class))
                    : Point.count(at, value);
        });
        return found.map(points -> metric == Metric.DURATION ? points : filled(points, bucket.starts(from, to)))
                .map(points -> new TimeSeries(metric.word(), bucket.word(), from, to, points));
    }

    private static String sql(Metric metric, Bucket bucket) {
        return switch (metric) {
            case RUNS -> RUNS;
            case DURATION -> DURATIONS;
            case TURNS, ACTS, WORDS ->
                bucket == Bucket.MINUTE
                        ? FACTS.formatted(metric == Metric.TURNS ? "1" : metric.word(), Filter.SQL)
                        : TALLIES.formatted(metric.word(), Filter.SQL);
        };
    }

    private static List<Point> filled(List<Point> points, List<Instant> starts) {
        var found = new HashMap<Instant, Point>();
        points.forEach(point -> found.put(point.at(), point));
        return starts.stream()
                .map(start -> found.getOrDefault(start, Point.count(start, 0)))
                .toList();
    }
}
