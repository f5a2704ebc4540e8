package io.novelengine.monitoring.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTests {

    private static final Verdict.Limits LIMITS = new Verdict.Limits(20, 0.05, 1000, 0.9, 0.2);

    @Test
    void isUpWhenAllAnswerWithinTheLimits() {
        assertThat(Verdict.of(2, 2, 0, figures(100, 0.05, 1000, 0.9), LIMITS).status())
                .isEqualTo(Status.UP);
    }

    @Test
    void isUnknownBeforeTheFirstScrape() {
        assertThat(Verdict.of(2, 0, 2, figures(0, 0, 0, 0), LIMITS).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void isDownWhenNoInstanceAnswers() {
        assertThat(Verdict.of(2, 0, 0, figures(100, 0, 0, 0), LIMITS))
                .isEqualTo(new Verdict(Status.DOWN, List.of("None of 2 instances answers.")));
    }

    @Test
    void isDegradedWhenSomeDoNotAnswer() {
        assertThat(Verdict.of(3, 2, 0, figures(0, 0, 0, 0), LIMITS))
                .isEqualTo(new Verdict(Status.DEGRADED, List.of("1 of 3 instances do not answer.")));
    }

    @Test
    void isDegradedByErrorsSlownessAndProcessorsAndSaysSo() {
        assertThat(Verdict.of(1, 1, 0, figures(20, 0.06, 1500, 0.95), LIMITS).reasons())
                .containsExactly(
                        "The share of 5xx answers is 6.0 %, above 5.0.",
                        "The 95th percentile of the response time is 1500.0 ms, above 1000.0.",
                        "The use of processors is 95.0 %, above 90.0.");
    }

    @Test
    void fewRequestsProveNothing() {
        assertThat(Verdict.of(1, 1, 0, figures(19, 1, 9000, 0), LIMITS).status())
                .isEqualTo(Status.UP);
    }

    @Test
    void theSuiteIsDownWithItsEntranceAndDegradedWithAnythingElse() {
        var up = new Verdict(Status.UP, List.of());
        var down = new Verdict(Status.DOWN, List.of("None of 1 instances answers."));

        assertThat(Verdict.ofSuite(Map.of("gateway", down, "report", up), "gateway")
                        .status())
                .isEqualTo(Status.DOWN);
        assertThat(Verdict.ofSuite(Map.of("gateway", up, "report", down), "gateway"))
                .isEqualTo(new Verdict(Status.DEGRADED, List.of("report is down.")));
        assertThat(Verdict.ofSuite(Map.of("gateway", up, "report", up), "gateway")
                        .status())
                .isEqualTo(Status.UP);
    }

    private static Figures figures(long requests, double errors, double p95, double cpu) {
        return new Figures(
                1,
                0,
                new Requests(requests, 1.0, 1.0, null, new Quantile(p95, 0, null), null, null, errors, 0.0),
                new Resources(cpu, null, null, null, null, null, null, null, null, null, null));
    }
}
