package io.novelengine.monitoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void isTheLastQuarterOfAnHourUnlessToldOtherwise() {
        var range = range(null, null, null);

        assertThat(range).isEqualTo(new Range(NOW.minusSeconds(900), Duration.ofSeconds(5), 180));
        assertThat(range.point(NOW.minusSeconds(1))).isEqualTo(179);
        assertThat(range.point(NOW)).isEqualTo(180);
        assertThat(range.point(NOW.minusSeconds(901))).isEqualTo(-1);
    }

    @Test
    void takesALongerStepForALongerTime() {
        assertThat(range("2026-11-20T10:00:00Z", null, null).points()).isEqualTo(180);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "yesterday, -, -, from",
                "2026-11-21T10:00:01Z, -, -, from",
                "2026-11-10T10:00:00Z, -, -, from",
                "-, 2027-01-01T00:00:00Z, -, to",
                "-, later, -, to",
                "-, -, PT1S, step",
                "-, -, PT2H, step",
                "-, -, often, step",
                "2026-11-20T10:00:00Z, -, PT5S, step"
            })
    void refusesWhatItCannotGiveAndNamesTheField(
            @Nullable String from, @Nullable String to, @Nullable String step, String field) {
        assertThatThrownBy(() -> range(from, to, step))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(
                                problem.errors().getFirst().field())
                        .isEqualTo(field));
    }

    private static Range range(@Nullable String from, @Nullable String to, @Nullable String step) {
        return Range.of(from, to, step, NOW, Duration.ofSeconds(5), Duration.ofHours(24));
    }
}
