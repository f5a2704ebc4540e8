package io.novelengine.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatenciesTests {

    @Property
    void percentilesAreWithinAThirtySecondOfTheTruth(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 120_000_000) Long> micros) {
        Latencies latencies = new Latencies();
        micros.forEach(value -> latencies.add(Duration.ofNanos(value * 1_000)));
        List<Long> sorted = micros.stream().sorted().toList();

        for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
            long truth = sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
            long found = latencies.percentile(share).toNanos() / 1_000;
            assertThat(found).isBetween(truth, truth + truth / 32 + 1);
        }
        assertThat(latencies.percentile(1)).isEqualTo(latencies.longest());
    }

    @Test
    void addsUpWhatSeveralClientsCounted() {
        Latencies one = new Latencies();
        one.add(Duration.ofMillis(1));
        Latencies other = new Latencies();
        other.add(Duration.ofMillis(9));

        one.add(other);

        assertThat(one.count()).isEqualTo(2);
        assertThat(one.longest()).isEqualTo(Duration.ofMillis(9));
    }
}
