package io.novelengine.monitoring.metric;

import io.novelengine.monitoring.history.ServiceHistory;
import io.novelengine.monitoring.measure.Figures;
import io.novelengine.monitoring.measure.Kind;
import io.novelengine.monitoring.measure.Label;
import io.novelengine.monitoring.measure.Layout;
import io.novelengine.monitoring.measure.Measure;
import io.novelengine.monitoring.measure.Tally;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is asked of the slices of one service, step by step. */
sealed interface Question {

    /** The numbers of the series that the answer needs. */
    List<Integer> numbers(ServiceHistory service);

    /** The places that have a value in a step, and their values; {@code instances} are the tallies of that step. */
    SortedMap<Place, Double> answer(ServiceHistory service, Layout layout, SortedMap<String, Tally> instances);

    private static List<Integer> numbers(ServiceHistory service, Predicate<String> name) {
        var series = service.layout().series();
        return IntStream.range(0, series.size())
                .filter(number -> name.test(series.get(number).series().name()))
                .boxed()
                .toList();
    }

    /** Where a value belongs. */
    record Place(String service, @Nullable String instance, Map<String, String> labels) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return toString().compareTo(other.toString());
        }
    }

    /** A computed figure, of services or of their instances. */
    record OfMeasure(Measure measure, boolean byInstance) implements Question {

        @Override
        public List<Integer> numbers(ServiceHistory service) {
            return Question.numbers(service, measure::needs);
        }

        @Override
        public SortedMap<Place, Double> answer(
                ServiceHistory service, Layout layout, SortedMap<String, Tally> instances) {
            var answer = new TreeMap<Place, Double>();
            if (byInstance) {
                instances.forEach((instance, tally) ->
                        put(answer, new Place(service.service(), instance, Map.of()), layout, List.of(tally)));
            } else {
                put(answer, new Place(service.service(), null, Map.of()), layout, List.copyOf(instances.values()));
            }
            return answer;
        }

        private void put(SortedMap<Place, Double> answer, Place place, Layout layout, List<Tally> tallies) {
            var value = measure.of(Figures.of(layout, tallies));
            if (value != null) {
                answer.put(place, value);
            }
        }
    }

    /** A scraped series: counters as their rate per second, of each instance and set of labels. */
    record OfSeries(String name) implements Question {

        @Override
        public List<Integer> numbers(ServiceHistory service) {
            return Question.numbers(service, name::equals);
        }

        @Override
        public SortedMap<Place, Double> answer(
                ServiceHistory service, Layout layout, SortedMap<String, Tally> instances) {
            var answer = new TreeMap<Place, Double>();
            for (var number : numbers(service)) {
                var entry = layout.series().get(number);
                var labels = labels(entry.series().labels());
                instances.forEach((instance, tally) -> {
                    var value = entry.kind() == Kind.COUNTER
                            ? tally.covered() > 0 ? tally.value(number) / tally.covered() : Double.NaN
                            : tally.value(number);
                    if (!Double.isNaN(value)) {
                        answer.put(new Place(service.service(), instance, labels), value);
                    }
                });
            }
            return answer;
        }

        private static Map<String, String> labels(List<Label> labels) {
            return labels.stream()
                    .collect(Collectors.toMap(Label::name, Label::value, (one, other) -> one, TreeMap::new));
        }
    }
}
