package io.novelengine.monitoring.metric;

import io.novelengine.monitoring.exposition.ExpositionWriter;
import io.novelengine.monitoring.exposition.Families;
import io.novelengine.monitoring.exposition.Family;
import io.novelengine.monitoring.history.Histories;
import io.novelengine.monitoring.history.InstanceHistory;
import io.novelengine.monitoring.history.ServiceHistory;
import io.novelengine.monitoring.measure.Label;
import io.novelengine.monitoring.measure.Series;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The latest metrics of all instances in one Prometheus text. */
@RestController
class SuiteText {

    private static final Family UP =
            new Family("up", "gauge", "Whether the instance answered the latest scrape with its metrics");

    private final Histories histories;
    private final Families families;

    SuiteText(Histories histories, Families families) {
        this.histories = histories;
        this.families = families;
    }

    /** Every kept series of the instances that answer, labelled with service and instance. */
    @GetMapping("/legacy/metrics")
    ResponseEntity<String> read() {
        var writer = new ExpositionWriter();
        for (var service : histories.services()) {
            service.instances().forEach(instance -> add(writer, service, instance));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, ExpositionWriter.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(writer.text());
    }

    private void add(ExpositionWriter writer, ServiceHistory service, InstanceHistory instance) {
        var labels =
                List.of(new Label("instance", instance.target().instance()), new Label("service", service.service()));
        var latest = instance.latest();
        writer.sample(UP, new Series("up", List.of()), latest == null ? 0 : 1, labels);
        if (latest == null) {
            return;
        }
        var series = service.table().entries();
        for (var number = 0; number < latest.values().length; number++) {
            var value = latest.value(number);
            if (!Double.isNaN(value)) {
                var one = series.get(number).series();
                writer.sample(families.of(one.name()), one, value, labels);
            }
        }
    }
}
