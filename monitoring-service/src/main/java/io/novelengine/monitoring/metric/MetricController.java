package io.novelengine.monitoring.metric;

import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.annotations.Operation;
import io.novelengine.monitoring.history.Histories;
import io.novelengine.monitoring.history.HistoryProperties;
import io.novelengine.monitoring.history.ServiceHistory;
import io.novelengine.monitoring.target.MonitoringProperties;
import io.novelengine.shared.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Single metrics over HTTP. */
@Tag(name = "performance", description = "Is it well; for operators")
@RestController
@RequestMapping("/api/performance/metrics")
class MetricController {

    private final MetricNames names;
    private final Courses courses;
    private final Histories histories;
    private final MonitoringProperties monitoring;
    private final HistoryProperties history;
    private final Clock clock;

    MetricController(
            MetricNames names,
            Courses courses,
            Histories histories,
            MonitoringProperties monitoring,
            HistoryProperties history,
            Clock clock) {
        this.names = names;
        this.courses = courses;
        this.histories = histories;
        this.monitoring = monitoring;
        this.history = history;
        this.clock = clock;
    }

    /** The metrics there are. */
    @GetMapping
    @Operation(summary = "The metrics there are")
    Names list() {
        return new Names(names.all());
    }

    /**
     * A metric over time: figures by service, or by instance with {@code by=instance}; scraped metrics by instance and
     * labels, counters as their rate per second.
     */
    @GetMapping("/{name}")
    @Operation(summary = "A metric over time, by service or by instance; counters as their rate per second")
    Mono<MetricView> read(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(defaultValue = "service") String by,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String step) {
        var metric = names.named(name);
        if (metric == null) {
            throw ProblemException.notFound("metric", name);
        }
        var question = MetricNames.question(metric, byInstance(by));
        var range = Range.of(from, to, step, clock.instant(), monitoring.interval(), history.retention());
        return Flux.fromIterable(services(service))
                .concatMap(each -> courses.of(question, each, range))
                .collectList()
                .map(found -> view(metric, range, found));
    }

    private static boolean byInstance(String by) {
        return switch (by) {
            case "service" -> false;
            case "instance" -> true;
            default -> throw ProblemException.invalid("by", "must be service or instance");
        };
    }

    private List<ServiceHistory> services(@Nullable String service) {
        var chosen = histories.services().stream()
                .filter(each -> service == null || each.service().equals(service))
                .toList();
        if (chosen.isEmpty()) {
            throw ProblemException.invalid(
                    "service",
                    histories.services().stream()
                            .map(ServiceHistory::service)
                            .collect(Collectors.joining(", ", "must be one of ", "")));
        }
        return chosen;
    }

    private static MetricView view(MetricName metric, Range range, List<Courses.Found> found) {
        return new MetricView(
                metric.name(),
                metric.type(),
                metric.unit(),
                metric.meaning(),
                range.from(),
                range.to(),
                range.step(),
                found.stream().allMatch(Courses.Found::complete),
                found.stream().anyMatch(Courses.Found::truncated),
                found.stream().flatMap(each -> each.courses().stream()).toList());
    }

    /** A list of metrics; there is never a next page. */
    record Names(List<MetricName> items) {}
}
