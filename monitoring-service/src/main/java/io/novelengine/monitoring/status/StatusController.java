package io.novelengine.monitoring.status;

import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.annotations.Operation;
import io.novelengine.monitoring.history.Archive;
import io.novelengine.monitoring.history.Histories;
import io.novelengine.monitoring.measure.Verdict;
import io.novelengine.monitoring.target.Targets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the suite is, over HTTP. */
@Tag(name = "performance", description = "Is it well; for operators")
@RestController
@RequestMapping("/api/performance")
class StatusController {

    private final Histories histories;
    private final Archive archive;
    private final Verdict.Limits limits;
    private final Clock clock;

    StatusController(Histories histories, Archive archive, LimitsProperties limits, Clock clock) {
        this.histories = histories;
        this.archive = archive;
        this.limits = limits.toLimits();
        this.clock = clock;
    }

    /** Figures of the suite and of each service in the window that ends now. */
    @GetMapping("/overview")
    @Operation(summary = "Figures of the suite and of each service in the window that ends now")
    Overview overview(@RequestParam(defaultValue = "PT5M") String window) {
        var length = Window.named(window).length();
        var now = clock.instant();
        var figures = figures(now.minus(length), now);
        var verdicts = verdicts(figures);
        var views = new LinkedHashMap<String, ServiceView>();
        figures.forEach(each -> views.put(name(each), each.view(verdictOf(each))));
        return new Overview(
                window,
                now,
                archive.state(),
                SuiteFigures.view(figures, Verdict.ofSuite(verdicts, Targets.ENTRANCE)),
                views);
    }

    /** How the suite and each service are, from the metrics of the last minute. */
    @GetMapping("/health")
    @Operation(summary = "How the suite and each service are, from the metrics of the last minute")
    Health health() {
        var now = clock.instant();
        var verdicts = verdicts(figures(now.minus(Window.PT1M.length()), now));
        var suite = Verdict.ofSuite(verdicts, Targets.ENTRANCE);
        return new Health(suite.status(), suite.reasons(), now, Window.PT1M.name(), verdicts);
    }

    private List<ServiceFigures> figures(Instant from, Instant to) {
        return histories.services().stream()
                .map(service -> ServiceFigures.of(service, from, to))
                .toList();
    }

    private Map<String, Verdict> verdicts(List<ServiceFigures> figures) {
        var verdicts = new LinkedHashMap<String, Verdict>();
        figures.forEach(each -> verdicts.put(name(each), verdictOf(each)));
        return verdicts;
    }

    private Verdict verdictOf(ServiceFigures figures) {
        return figures.verdict(limits);
    }

    private static String name(ServiceFigures figures) {
        return figures.service().service();
    }
}
