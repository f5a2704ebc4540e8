package io.novelengine.report.order;

import io.novelengine.report.compose.Content;
import io.novelengine.report.compose.CountedView;
import io.novelengine.report.compose.PeriodReport;
import io.novelengine.report.compose.Report;
import io.novelengine.report.compose.RunReport;
import io.novelengine.report.compose.Section;
import io.novelengine.report.compose.TurnView;
import io.novelengine.report.order.Order.Wish;
import io.novelengine.report.source.Analytics;
import io.novelengine.report.source.Simulations;
import io.novelengine.report.source.SourceAway;
import io.novelengine.report.source.UnknownRun;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes reports: what they need is fetched once, their sections are made side by side, and a section whose source is away is
 * said to be missing. A report of a run that does not exist is an {@link UnknownRun}.
 */
@Component
class Composer {

    private final Simulations simulations;
    private final Analytics analytics;
    private final Clock clock;

    Composer(Simulations simulations, Analytics analytics, Clock clock) {
        this.simulations = simulations;
        this.analytics = analytics;
        this.clock = clock;
    }

    Mono<Report> compose(Wish wish) {
        return switch (wish.template()) {
            case RUN -> run(Objects.requireNonNull(wish.subject()));
            case PERIOD -> period(Objects.requireNonNull(wish.from()), Objects.requireNonNull(wish.to()));
        };
    }

    private Mono<Report> run(UUID id) {
        var run = simulations.run(id).cache();
        var turns = simulations.turns(id).cache();
        var counted = analytics.run(id).cache();
        var sections = List.of(
                section("head", "The run", run.map(RunReport::head)),
                section("cast", "The cast", Mono.zip(run, turns, RunReport::cast)),
                section("tension", "Tension", turns.map(RunReport::tension)),
                section("relations", "Who did what to whom", Mono.zip(run, turns, RunReport::relations)),
                section("turns", "The turns", turns.map(RunReport::turns)),
                section("counted", "As analytics counts it", counted(counted, turns)),
                section("timings", "Timings", run.map(RunReport::timings)));
        var title = run.map(known -> known.title()).onErrorResume(SourceAway.class, away -> Mono.just("Run " + id));
        return title.flatMap(known -> together(known, "Report of run " + id, sections));
    }

    private static Mono<Content> counted(Mono<CountedView> counted, Mono<List<TurnView>> turns) {
        return counted.flatMap(known -> turns.map(log -> RunReport.counted(known, log))
                .onErrorResume(Composer::isMissing, failure -> Mono.just(RunReport.counted(known))));
    }

    private Mono<Report> period(Instant from, Instant to) {
        var summary = analytics.summary(from, to).cache();
        var days = analytics.runsByDay(from, to).cache();
        var sections = List.of(
                section("head", "The period", summary.map(PeriodReport::head)),
                section("days", "Runs by day", days.map(PeriodReport::days)),
                section("statuses", "What became of the runs", summary.map(PeriodReport::statuses)),
                section("durations", "How long they took", summary.map(PeriodReport::durations)),
                section("characters", "The busiest characters", summary.map(PeriodReport::characters)),
                section("kinds", "What was done", summary.map(PeriodReport::kinds)));
        return together("What ran", "Report of the time from " + from + " to " + to + ", not included", sections);
    }

    private Mono<Report> together(String title, String about, List<Mono<Section>> sections) {
        return Flux.mergeSequential(sections)
                .collectList()
                .map(made -> new Report(title, about, clock.instant(), made));
    }

    private static Mono<Section> section(String id, String title, Mono<Content> content) {
        return content.map(Outcome::made)
                .onErrorResume(Composer::isMissing, failure -> Mono.just(Outcome.missing(failure)))
                .timed()
                .map(timed -> new Section(
                        id,
                        title,
                        timed.elapsed().toMillis(),
                        timed.get().missing(),
                        timed.get().content()));
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof SourceAway || failure instanceof UnknownRun;
    }

    private record Outcome(Content content, @Nullable String missing) {

        static Outcome made(Content content) {
            return new Outcome(content, null);
        }

        static Outcome missing(Throwable failure) {
            return new Outcome(Content.NONE, String.valueOf(failure.getMessage()));
        }
    }
}
