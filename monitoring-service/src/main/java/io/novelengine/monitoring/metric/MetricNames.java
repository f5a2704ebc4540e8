package io.novelengine.monitoring.metric;

import io.novelengine.monitoring.exposition.Families;
import io.novelengine.monitoring.exposition.Family;
import io.novelengine.monitoring.history.Histories;
import io.novelengine.monitoring.measure.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The metrics that can be asked for: figures first, then what was scraped, by name. */
@Component
class MetricNames {

    private final Histories histories;
    private final Families families;

    MetricNames(Histories histories, Families families) {
        this.histories = histories;
        this.families = families;
    }

    List<MetricName> all() {
        return Stream.concat(
                        Arrays.stream(Measure.values()).map(MetricNames::of),
                        scraped().map(this::of))
                .toList();
    }

    private Stream<String> scraped() {
        return histories.services().stream()
                .flatMap(service -> service.layout().series().stream())
                .map(entry -> entry.series().name())
                .distinct()
                .sorted();
    }

    /** The metric of that name, or null. */
    @Nullable
    MetricName named(String name) {
        var measure = Measure.named(name);
        return measure != null
                ? of(measure)
                : scraped().filter(name::equals).findFirst().map(this::of).orElse(null);
    }

    /** What has to be asked to answer for that metric. */
    static Question question(MetricName metric, boolean byInstance) {
        var measure = Measure.named(metric.name());
        return measure == null ? new Question.OfSeries(metric.name()) : new Question.OfMeasure(measure, byInstance);
    }

    private static MetricName of(Measure measure) {
        return new MetricName(measure.slug(), "figure", measure.unit(), measure.meaning());
    }

    private MetricName of(String series) {
        var family = families.of(series);
        return new MetricName(series, family.type(), null, meaning(family, series));
    }

    private static String meaning(Family family, String series) {
        var help = family.help().isBlank() ? "As the service says it" : family.help();
        return series.equals(family.name()) ? help : help + " (" + series.substring(series.lastIndexOf('_') + 1) + ")";
    }
}
