package io.novelengine.monitoring.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.monitoring.exposition.Selection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTests {

    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<SeriesTable.Entry> SERIES = Stream.of(
                    "http_server_requests_seconds_count{method=\"GET\",status=\"200\",uri=\"/a\"}",
                    "http_server_requests_seconds_sum{method=\"GET\",status=\"200\",uri=\"/a\"}",
                    "http_server_requests_seconds_bucket{le=\"1.0\",method=\"GET\",status=\"200\",uri=\"/a\"}",
                    "http_server_requests_seconds_bucket{le=\"+Inf\",method=\"GET\",status=\"200\",uri=\"/a\"}",
                    "jvm_gc_pause_seconds_sum",
                    "process_cpu_usage",
                    "system_cpu_usage",
                    "novel_process_memory_resident_bytes",
                    "jvm_memory_used_bytes{area=\"heap\"}",
                    "jvm_threads_live_threads",
                    "r2dbc_pool_acquired_connections",
                    "r2dbc_pool_pending_connections")
            .map(Selection::series)
            .map(series -> new SeriesTable.Entry(
                    series, series.name().matches(".*_(count|sum|bucket)") ? Kind.COUNTER : Kind.GAUGE))
            .toList();

    @ParameterizedTest
    @EnumSource
    void theSeriesThatItNeedsAreEnough(Measure measure) {
        var all = new double[SERIES.size()];
        var needed = new double[SERIES.size()];
        for (var number = 0; number < all.length; number++) {
            all[number] = number == 1 ? 3 : 8;
            needed[number] = measure.needs(SERIES.get(number).series().name()) ? all[number] : Double.NaN;
        }

        assertThat(of(measure, all)).isNotNull().isEqualTo(of(measure, needed));
    }

    private static Double of(Measure measure, double[] values) {
        var slice = new Slice(T, T.plusSeconds(10), 10, 1, 0, Values.of(values));
        return measure.of(Figures.of(new Layout(SERIES), List.of(Tally.of(SERIES, List.of(slice)))));
    }
}
