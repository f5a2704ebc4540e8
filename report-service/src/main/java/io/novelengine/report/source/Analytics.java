package io.novelengine.report.source;

import io.novelengine.report.compose.CountedView;
import io.novelengine.report.compose.SeriesView;
import io.novelengine.report.compose.SummaryView;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** What has been counted. An error is an {@link UnknownRun} or a {@link SourceAway}. */
@Component
public class Analytics {

    private static final String SERVICE = "analytics";
    private static final int TOP = 12;

    private final AnalyticsApi api;

    Analytics(AnalyticsApi api) {
        this.api = api;
    }

    /** The figures of a run. */
    public Mono<CountedView> run(UUID id) {
        return api.run(id)
                .onErrorMap(failure -> failure instanceof WebClientResponseException.NotFound
                        ? new UnknownRun(SERVICE, id)
                        : SourceAway.of(SERVICE, failure));
    }

    /** The figures of a period. */
    public Mono<SummaryView> summary(Instant from, Instant to) {
        return api.summary(from, to, TOP).onErrorMap(failure -> SourceAway.of(SERVICE, failure));
    }

    /** Runs by day in a period. */
    public Mono<SeriesView> runsByDay(Instant from, Instant to) {
        return api.timeseries("runs", "day", from, to).onErrorMap(failure -> SourceAway.of(SERVICE, failure));
    }
}
