package io.novelengine.monitoring.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novelengine.monitoring.exposition.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTests {

    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final String OK = "{method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/a\"}";
    private static final String BROKEN = "{method=\"GET\",outcome=\"SERVER_ERROR\",status=\"500\",uri=\"/a\"}";
    private static final String REFUSED = "{method=\"POST\",outcome=\"CLIENT_ERROR\",status=\"404\",uri=\"/b\"}";

    @Test
    void addsUpTheRatesAndBucketsOfInstances() {
        var layout = new Layout(new ArrayList<>(SERIES));
        var one = tally(10, Map.of(count(OK), 60.0, sum(OK), 6.0, bucket("0.1"), 40.0, bucket("+Inf"), 60.0));
        var other = tally(
                5,
                Map.of(
                        count(OK),
                        20.0,
                        count(BROKEN),
                        5.0,
                        count(REFUSED),
                        15.0,
                        sum(OK),
                        4.0,
                        bucket("0.1"),
                        40.0,
                        bucket("+Inf"),
                        40.0));

        var requests = Figures.of(layout, List.of(one, other)).requests();

        assertThat(requests.requests()).isEqualTo(100);
        assertThat(requests.throughput()).isCloseTo(6 + 8, within(1e-9));
        assertThat(requests.meanMs()).isCloseTo(100, within(1e-9));
        assertThat(requests.errorRate()).isCloseTo(0.05, within(1e-9));
        assertThat(requests.clientErrorRate()).isCloseTo(0.15, within(1e-9));
        assertThat(requests.p50().value()).isCloseTo(100 * 50 / 80.0, within(1e-9));
        assertThat(requests.p99()).isEqualTo(new Quantile(100, 100, null));
    }

    @Test
    void tellsEndpointsApart() {
        var layout = new Layout(new ArrayList<>(SERIES));
        var tally = tally(10, Map.of(count(OK), 8.0, count(BROKEN), 2.0, count(REFUSED), 1.0));

        var endpoints = layout.endpoints(List.of(tally));

        assertThat(endpoints.keySet()).containsExactly(new Endpoint("GET", "/a"), new Endpoint("POST", "/b"));
        assertThat(endpoints.get(new Endpoint("GET", "/a")).errorRate()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void saysNothingOfWhatWasNotMeasured() {
        var layout = new Layout(new ArrayList<>(SERIES));

        var figures = Figures.of(layout, List.of(new Tally(layout.series())));

        assertThat(figures.requests()).isEqualTo(new Requests(null, null, null, null, null, null, null, null, null));
        assertThat(figures.resources().cpu()).isNull();
        assertThat(figures.resources().memoryBytes()).isNull();
    }

    @Test
    void noRequestsAreAThroughputOfNoughtButNoErrorRate() {
        var layout = new Layout(new ArrayList<>(SERIES));

        var requests = Figures.of(layout, List.of(tally(10, Map.of()))).requests();

        assertThat(requests.throughput()).isZero();
        assertThat(requests.errorRate()).isNull();
        assertThat(requests.meanMs()).isNull();
    }

    private static final List<SeriesTable.Entry> SERIES = new LinkedHashMap<String, Kind>() {
        {
            for (var labels : List.of(OK, BROKEN, REFUSED)) {
                put(count(labels), Kind.COUNTER);
                put(sum(labels), Kind.COUNTER);
            }
            put(bucket("0.1"), Kind.COUNTER);
            put(bucket("+Inf"), Kind.COUNTER);
            put("process_cpu_usage", Kind.GAUGE);
        }
    }.entrySet().stream()
            .map(series -> new SeriesTable.Entry(Selection.series(series.getKey()), series.getValue()))
            .toList();

    private static Tally tally(double covered, Map<String, Double> values) {
        var array = new double[SERIES.size()];
        java.util.Arrays.fill(array, Double.NaN);
        values.forEach((name, value) -> {
            var series = Selection.series(name);
            for (var number = 0; number < array.length; number++) {
                if (SERIES.get(number).series().equals(series)) {
                    array[number] = value;
                }
            }
        });
        return Tally.of(
                SERIES, List.of(new Slice(T, T.plusMillis((long) (covered * 1000)), covered, 1, 0, Values.of(array))));
    }

    private static String count(String labels) {
        return "http_server_requests_seconds_count" + labels;
    }

    private static String sum(String labels) {
        return "http_server_requests_seconds_sum" + labels;
    }

    private static String bucket(String le) {
        return "http_server_requests_seconds_bucket" + OK.replace("method", "le=\"" + le + "\",method");
    }
}
