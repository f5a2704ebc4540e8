package io.novelengine.monitoring.status;

import io.novelengine.monitoring.history.InstanceHistory;
import io.novelengine.monitoring.history.Reach;
import io.novelengine.monitoring.history.ServiceHistory;
import io.novelengine.monitoring.measure.Figures;
import io.novelengine.monitoring.measure.Layout;
import io.novelengine.monitoring.measure.Tally;
import io.novelengine.monitoring.measure.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A service in a window: the tallies of its instances and what they amount to. */
record ServiceFigures(ServiceHistory service, Layout layout, List<Tally> tallies, Figures figures) {

    private static final int MOST_ENDPOINTS = 50;

    static ServiceFigures of(ServiceHistory service, Instant from, Instant to) {
        var layout = service.layout();
        var tallies = service.instances().stream()
                .map(instance -> instance.tally(layout.series(), from, to))
                .toList();
        return new ServiceFigures(service, layout, tallies, Figures.of(layout, tallies));
    }

    Verdict verdict(Verdict.Limits limits) {
        var reaches = service.instances().stream().map(InstanceHistory::reach).toList();
        return Verdict.of(
                reaches.size(),
                (int) reaches.stream().filter(Reach::isReached).count(),
                (int) reaches.stream().filter(Reach::isUntried).count(),
                figures,
                limits);
    }

    @Nullable
    Instant since() {
        return service.instances().stream()
                .map(InstanceHistory::since)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    ServiceView view(Verdict verdict) {
        return new ServiceView(
                verdict.status(),
                verdict.reasons(),
                since(),
                figures.samples(),
                figures.missed(),
                Traffic.of(figures.requests()),
                figures.resources(),
                instances(),
                endpoints());
    }

    private List<InstanceView> instances() {
        return IntStream.range(0, tallies.size())
                .mapToObj(i -> InstanceView.of(service.instances().get(i), Figures.of(layout, List.of(tallies.get(i)))))
                .toList();
    }

    private List<EndpointView> endpoints() {
        return layout.endpoints(tallies).entrySet().stream()
                .map(endpoint -> EndpointView.of(endpoint.getKey(), endpoint.getValue()))
                .sorted(Comparator.comparing(
                        (EndpointView endpoint) ->
                                Objects.requireNonNullElse(endpoint.traffic().requests(), 0L),
                        Comparator.reverseOrder()))
                .limit(MOST_ENDPOINTS)
                .toList();
    }
}
