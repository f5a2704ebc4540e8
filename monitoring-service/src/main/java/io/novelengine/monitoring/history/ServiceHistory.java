package io.novelengine.monitoring.history;

import io.novelengine.monitoring.measure.Layout;
import io.novelengine.monitoring.measure.SeriesTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was measured at the instances of one service, whose series have the same numbers. */
public final class ServiceHistory {

    private final String service;
    private final SeriesTable table;
    private final List<InstanceHistory> instances;
    private volatile Layout layout = new Layout(List.of());

    ServiceHistory(String service, SeriesTable table, List<InstanceHistory> instances) {
        this.service = service;
        this.table = table;
        this.instances = instances;
    }

    /** The name of the service. */
    public String service() {
        return service;
    }

    /** The series and their numbers. */
    public SeriesTable table() {
        return table;
    }

    /** Its instances, as configured. */
    public List<InstanceHistory> instances() {
        return instances;
    }

    /** The series that the latest answers of its instances hold, by number. */
    Set<Integer> present() {
        var present = new TreeSet<Integer>();
        for (var instance : instances) {
            var latest = instance.latest();
            for (var number = 0; latest != null && number < latest.values().length; number++) {
                if (!Double.isNaN(latest.value(number))) {
                    present.add(number);
                }
            }
        }
        return present;
    }

    /** What the series mean. */
    public Layout layout() {
        var current = layout;
        if (current.series().size() != table.size()) {
            current = new Layout(table.entries());
            layout = current;
        }
        return current;
    }
}
