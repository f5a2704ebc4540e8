package io.novelengine.monitoring.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The series that tell how a group of requests was answered, by number. */
final class RequestSeries {

    private static final String FAMILY = "http_server_requests_seconds";

    private final List<Integer> counts = new ArrayList<>();
    private final List<Integer> serverErrors = new ArrayList<>();
    private final List<Integer> clientErrors = new ArrayList<>();
    private final List<Integer> seconds = new ArrayList<>();
    private final List<Integer> longest = new ArrayList<>();
    private final SortedMap<Double, List<Integer>> buckets = new TreeMap<>();

    static boolean isOne(Series series) {
        return series.name().startsWith(FAMILY);
    }

    void add(int number, Series series) {
        switch (series.name().substring(FAMILY.length())) {
            case "_count" -> count(number, String.valueOf(series.label("status")));
            case "_sum" -> seconds.add(number);
            case "_max" -> longest.add(number);
            case "_bucket" ->
                buckets.computeIfAbsent(bound(String.valueOf(series.label("le"))), le -> new ArrayList<>())
                        .add(number);
            default -> {}
        }
    }

    private void count(int number, String status) {
        counts.add(number);
        if (status.startsWith("5")) {
            serverErrors.add(number);
        } else if (status.startsWith("4")) {
            clientErrors.add(number);
        }
    }

    private static double bound(String le) {
        return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
    }

    Requests of(List<Tally> instances) {
        var covered = instances.stream().anyMatch(tally -> tally.covered() > 0);
        var requests = sum(instances, counts);
        var histogram = histogram(instances);
        return new Requests(
                covered ? Math.round(requests) : null,
                covered ? throughput(instances) : null,
                requests > 0 ? sum(instances, seconds) / requests * 1000 : null,
                milliseconds(histogram.quantile(0.50)),
                milliseconds(histogram.quantile(0.95)),
                milliseconds(histogram.quantile(0.99)),
                requests > 0 ? largest(instances) : null,
                requests > 0 ? sum(instances, serverErrors) / requests : null,
                requests > 0 ? sum(instances, clientErrors) / requests : null);
    }

    private double throughput(List<Tally> instances) {
        return instances.stream()
                .filter(tally -> tally.covered() > 0)
                .mapToDouble(tally -> sum(List.of(tally), counts) / tally.covered())
                .sum();
    }

    private Histogram histogram(List<Tally> instances) {
        return new Histogram(
                buckets.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                buckets.values().stream()
                        .mapToDouble(numbers -> sum(instances, numbers))
                        .toArray());
    }

    private @Nullable Double largest(List<Tally> instances) {
        var value = instances.stream()
                .flatMapToDouble(tally -> longest.stream().mapToDouble(tally::value))
                .filter(each -> !Double.isNaN(each))
                .max();
        return value.isPresent() ? value.getAsDouble() * 1000 : null;
    }

    private static @Nullable Quantile milliseconds(@Nullable Quantile seconds) {
        return seconds == null ? null : seconds.times(1000);
    }

    private static double sum(List<Tally> instances, List<Integer> numbers) {
        var sum = 0.0;
        for (var tally : instances) {
            for (var number : numbers) {
                var value = tally.value(number);
                sum += Double.isNaN(value) ? 0 : value;
            }
        }
        return sum;
    }
}
