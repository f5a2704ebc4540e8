package io.novelengine.monitoring.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.novelengine.monitoring.measure.Kind;
import io.novelengine.monitoring.measure.Label;
import io.novelengine.monitoring.measure.Series;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTests {

    @Test
    void readsNamesLabelsValuesAndFamilies() {
        var read = read("""
                # HELP a_seconds How long
                # TYPE a_seconds histogram
                a_seconds_bucket{le="0.1",path="/x"} 3
                a_seconds_bucket{le="+Inf",path="/x",} 4.0
                a_seconds_count { path = "/x" } 4 1700000000000
                a_seconds_sum{path="/x"} 1.5e-1

                # a remark
                # TYPE b gauge
                b NaN
                c{x="say \\"hi\\"\\n\\\\"} -Inf
                """, 7);

        assertThat(read)
                .extracting(sample -> sample.series() + " " + sample.value() + " "
                        + sample.family().name() + " " + sample.family().type() + " "
                        + sample.family().help())
                .containsExactly(
                        "a_seconds_bucket{le=\"0.1\",path=\"/x\"} 3.0 a_seconds histogram How long",
                        "a_seconds_bucket{le=\"+Inf\",path=\"/x\"} 4.0 a_seconds histogram How long",
                        "a_seconds_count{path=\"/x\"} 4.0 a_seconds histogram How long",
                        "a_seconds_sum{path=\"/x\"} 0.15 a_seconds histogram How long",
                        "b NaN b gauge ",
                        "c{x=\"say \\\"hi\\\"\\n\\\\\"} -Infinity c untyped ");
        assertThat(read.getLast().series().label("x")).isEqualTo("say \"hi\"\n\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "a x",
                "a 1 2 3",
                "a 1 x",
                "a{ 1",
                "a{b} 1",
                "a{b=\"c} 1",
                "a{b=\"c\" d=\"e\"} 1",
                "1a 1",
                "{b=\"c\"} 1",
                "a{b=\"\\x\"} 1",
                "a 1d",
                "a 0x1p3",
                "<html>",
                "# TYPE a"
            })
    void refusesWhatIsNotInTheFormatAndNamesTheLine(String line) {
        assertThatThrownBy(() -> read("ok 1\n" + line + "\n", 64))
                .isInstanceOf(MalformedExposition.class)
                .hasMessageStartingWith("line 2: ");
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatThrownBy(() -> read("a".repeat(70_000), 4096)).isInstanceOf(MalformedExposition.class);
    }

    @Property
    void whatIsWrittenIsReadAgainHoweverItIsCut(
            @ForAll("texts") List<Written> samples, @ForAll @IntRange(min = 1, max = 50) int piece) {
        var writer = new ExpositionWriter();
        samples.forEach(sample -> writer.sample(
                new Family(sample.series().name(), "gauge", "help"), sample.series(), sample.value(), List.of()));

        var read = read(writer.text(), piece).stream()
                .map(sample -> new Written(sample.series(), sample.value()))
                .toList();

        assertThat(read).containsExactlyInAnyOrderElementsOf(samples);
    }

    @Property
    void aSeriesIsItsText(@ForAll("samples") Written sample) {
        assertThat(Selection.series(sample.series().toString())).isEqualTo(sample.series());
    }

    @Test
    void readsWhatMicrometerWrites() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var timer = Timer.builder("http.server.requests")
                .description("Duration of \\ requests\nby uri")
                .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(100))
                .tags("uri", "/a/{b}", "status", "200")
                .register(registry);
        timer.record(Duration.ofMillis(5));
        timer.record(Duration.ofMillis(50));
        registry.counter("novel.things", "kind", "a\"b").increment(3);

        var read = read(registry.scrape("text/plain; version=0.0.4"), 100);

        assertThat(read)
                .extracting(sample ->
                        sample.series() + " " + sample.value() + " " + Selection.kind(sample.family(), sample.series()))
                .contains(
                        "http_server_requests_seconds_count{status=\"200\",uri=\"/a/{b}\"} 2.0 COUNTER",
                        "http_server_requests_seconds_bucket{le=\"0.01\",status=\"200\",uri=\"/a/{b}\"} 1.0 COUNTER",
                        "http_server_requests_seconds_bucket{le=\"+Inf\",status=\"200\",uri=\"/a/{b}\"} 2.0 COUNTER",
                        "http_server_requests_seconds_max{status=\"200\",uri=\"/a/{b}\"} 0.05 PEAK",
                        "novel_things_total{kind=\"a\\\"b\"} 3.0 COUNTER");
    }

    @Test
    void keepsRequestsByEndpointAndAnswerOnlyAndLeavesScrapesOut() {
        assertThat(Selection.keep(Selection.series(
                        "http_server_requests_seconds_count{error=\"none\",method=\"GET\",service=\"s\",uri=\"/a\"}")))
                .isEqualTo(Selection.series("http_server_requests_seconds_count{method=\"GET\",uri=\"/a\"}"));
        assertThat(Selection.keep(Selection.series("http_server_requests_seconds_count{uri=\"/actuator/prometheus\"}")))
                .isNull();
        assertThat(Selection.keep(Selection.series("novel_x{instance=\"i\",service=\"s\"}")))
                .isEqualTo(Selection.series("novel_x{exported_instance=\"i\"}"));
        assertThat(Selection.kind(new Family("novel_x", "gauge", ""), Selection.series("novel_x")))
                .isEqualTo(Kind.GAUGE);
        assertThat(Selection.wants("jvm_buffer_count_buffers")).isFalse();
    }

    record Written(Series series, double value) {}

    record Read(Family family, Series series, double value) {}

    @Provide
    Arbitrary<List<Written>> texts() {
        return samples().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<Written> samples() {
        var names = Arbitraries.of("a", "b_total", "c:d", "_e9");
        var labels = Combinators.combine(
                        Arbitraries.of("x", "y", "z1"), Arbitraries.strings().ofMaxLength(12))
                .as(Label::new)
                .list()
                .uniqueElements(Label::name)
                .ofMaxSize(3);
        var values = Arbitraries.oneOf(
                Arbitraries.doubles(), Arbitraries.of(0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        return Combinators.combine(names, labels, values)
                .as((name, some, value) -> new Written(new Series(name, some), value));
    }

    private static List<Read> read(String text, int piece) {
        var read = new ArrayList<Read>();
        var reader = new ExpositionReader(new Sink() {
            @Override
            public boolean wants(String name) {
                return true;
            }

            @Override
            public void sample(Family family, Series series, double value) {
                read.add(new Read(family, series, value));
            }
        });
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var at = 0; at < bytes.length; at += piece) {
            reader.read(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
        }
        reader.end();
        return read;
    }
}
