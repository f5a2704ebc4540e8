package io.novelengine.monitoring.history;

import io.novelengine.monitoring.measure.SeriesTable;
import io.novelengine.monitoring.target.MonitoringProperties;
import io.novelengine.monitoring.target.Targets;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was measured at all services. */
@Component
public class Histories {

    private final List<ServiceHistory> services;

    Histories(Targets targets, MonitoringProperties monitoring, HistoryProperties settings) {
        this.services = targets.byService().entrySet().stream()
                .map(service -> {
                    var table = new SeriesTable(monitoring.series());
                    return new ServiceHistory(
                            service.getKey(),
                            table,
                            service.getValue().stream()
                                    .map(target ->
                                            new InstanceHistory(target, table, settings, monitoring.longestGap()))
                                    .toList());
                })
                .toList();
    }

    /** The services, the way in first. */
    public List<ServiceHistory> services() {
        return services;
    }
}
