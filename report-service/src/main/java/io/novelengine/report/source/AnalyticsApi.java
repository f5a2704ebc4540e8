package io.novelengine.report.source;

import io.novelengine.report.compose.CountedView;
import io.novelengine.report.compose.SeriesView;
import io.novelengine.report.compose.SummaryView;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Mono;

/** The analytics service, as far as reports need it. */
@HttpExchange("/api/v1/analytics")
interface AnalyticsApi {

    @GetExchange("/runs/{id}")
    Mono<CountedView> run(@PathVariable UUID id);

    @GetExchange("/summary")
    Mono<SummaryView> summary(@RequestParam Instant from, @RequestParam Instant to, @RequestParam int top);

    @GetExchange("/timeseries")
    Mono<SeriesView> timeseries(
            @RequestParam String metric,
            @RequestParam String bucket,
            @RequestParam Instant from,
            @RequestParam Instant to);
}
