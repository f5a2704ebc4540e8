package io.novelengine.analytics.insight;

import io.novelengine.analytics.measure.Bucket;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Analytics over HTTP. Times are ISO 8601 instants; {@code to} is not included and is now when it is left out. */
@Tag(name = "analytics", description = "What it amounts to")
@RestController
@RequestMapping("/api/v1/analytics")
class InsightController {

    static final int MOST_POINTS = 2000;
    static final int POINTS_UNLESS_ASKED = 48;

    private final Summaries summaries;
    private final TimeSeriesStore series;
    private final Characters characters;
    private final RunStore runs;
    private final Clock clock;

    InsightController(Summaries summaries, TimeSeriesStore series, Characters characters, RunStore runs, Clock clock) {
        this.summaries = summaries;
        this.series = series;
        this.characters = characters;
        this.runs = runs;
        this.clock = clock;
    }

    /** What happened between two times, from the first event on unless {@code from} is given. */
    @GetMapping("/summary")
    @Operation(summary = "What happened between two times, from the first event on unless from is given")
    Mono<Summary> summary(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String scenario,
            @RequestParam(required = false) @Nullable String mind,
            @RequestParam(defaultValue = "10") int top,
            Caller caller) {
        var period = new Period(from == null ? Instant.EPOCH : from, to == null ? clock.instant() : to);
        return summaries.of(period, new Filter(scenario, mind), within("top", top, 100), caller);
    }

    /** A figure over time; 48 buckets up to {@code to} unless {@code from} is given. */
    @GetMapping("/timeseries")
    @Operation(summary = "A figure over time; 48 buckets up to the end unless from is given")
    Mono<TimeSeries> timeseries(
            @RequestParam String metric,
            @RequestParam(defaultValue = "hour") String bucket,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String scenario,
            @RequestParam(required = false) @Nullable String mind,
            Caller caller) {
        var asked = Metric.of(metric);
        var grain = bucket(bucket);
        var end = to == null ? clock.instant() : to;
        var period = new Period(from == null ? end.minus(grain.length().multipliedBy(POINTS_UNLESS_ASKED)) : from, end);
        var points = grain.count(period.from(), period.to());
        if (points > MOST_POINTS) {
            throw ProblemException.invalid(
                    "from", "is %d %ss before 'to'; at most %d are given".formatted(points, grain.word(), MOST_POINTS));
        }
        return series.of(asked, grain, period, new Filter(scenario, mind), caller);
    }

    /** What each character has done so far, the busiest first. */
    @GetMapping("/characters")
    @Operation(summary = "What each character has done so far, the busiest first")
    Mono<Characters.Page> characters(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return characters.page(within("limit", limit, 200), cursor, caller);
    }

    /** What goes on now. */
    @GetMapping("/realtime")
    @Operation(summary = "What goes on now")
    Mono<Realtime> realtime(Caller caller) {
        return runs.realtime(clock.instant(), caller);
    }

    /** What is known of one run. */
    @GetMapping("/runs/{id}")
    @Operation(summary = "What is known of one run")
    Mono<RunFigures> run(@PathVariable UUID id, Caller caller) {
        return runs.get(id, caller);
    }

    private static int within(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw ProblemException.invalid(field, "must be between 1 and " + most);
        }
        return value;
    }

    private static Bucket bucket(String word) {
        return Arrays.stream(Bucket.values())
                .filter(bucket -> bucket.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "bucket",
                        "must be one of "
                                + Arrays.stream(Bucket.values())
                                        .map(Bucket::word)
                                        .collect(Collectors.joining(", "))));
    }
}
