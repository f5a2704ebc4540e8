package io.novelengine.monitoring.status;

import io.novelengine.monitoring.history.InstanceHistory;
import io.novelengine.monitoring.measure.Requests;
import io.novelengine.monitoring.measure.Resources;
import io.novelengine.monitoring.measure.Verdict;
import io.novelengine.monitoring.target.Targets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The services taken together. */
final class SuiteFigures {

    private static final Requests NONE = new Requests(null, null, null, null, null, null, null, null, null);

    private SuiteFigures() {}

    static SuiteView view(List<ServiceFigures> services, Verdict verdict) {
        var instances = services.stream()
                .flatMap(service -> service.service().instances().stream())
                .map(InstanceHistory::reach)
                .toList();
        var processes = services.stream().flatMap(SuiteFigures::processes).toList();
        return new SuiteView(
                verdict.status(),
                verdict.reasons(),
                since(services),
                instances.size(),
                (int) instances.stream().filter(reach -> reach.isReached()).count(),
                services.stream()
                        .mapToInt(service -> service.figures().samples())
                        .sum(),
                services.stream()
                        .mapToInt(service -> service.figures().missed())
                        .sum(),
                Traffic.of(entrance(services)),
                sum(processes, Resources::cpu),
                sum(processes, Resources::memoryBytes),
                sum(processes, Resources::heapUsedBytes),
                processes.stream()
                        .map(Resources::uptimeSeconds)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Stream<Resources> processes(ServiceFigures service) {
        return service.tallies().stream().map(tally -> service.layout().resources(List.of(tally)));
    }

    private static Requests entrance(List<ServiceFigures> services) {
        return services.stream()
                .filter(service -> service.service().service().equals(Targets.ENTRANCE))
                .map(service -> service.figures().requests())
                .findFirst()
                .orElse(NONE);
    }

    private static @Nullable Instant since(List<ServiceFigures> services) {
        return services.stream()
                .map(ServiceFigures::since)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Double sum(List<Resources> processes, Function<Resources, @Nullable Double> amount) {
        return processes.stream()
                .map(amount)
                .filter(Objects::nonNull)
                .reduce(Double::sum)
                .orElse(null);
    }
}
