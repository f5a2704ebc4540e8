package io.novelengine.monitoring.status;

import io.novelengine.monitoring.measure.Verdict;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Above what a service is degraded.
 *
 * @param requests requests that there must be before their figures count
 * @param errorRate share of 5xx, 0 to 1
 * @param p95 95th percentile of the response time
 * @param cpu share of the machine's processors that a process may use, 0 to 1
 * @param gc share of the time that may pass in pauses of the garbage collector, 0 to 1
 */
@Validated
@ConfigurationProperties("novel.monitoring.limits")
record LimitsProperties(
        @DefaultValue("20") @Positive long requests,
        @DefaultValue("0.05") @Positive double errorRate,
        @DefaultValue("1s") Duration p95,
        @DefaultValue("0.9") @Positive double cpu,
        @DefaultValue("0.2") @Positive double gc) {

    Verdict.Limits toLimits() {
        return new Verdict.Limits(requests, errorRate, p95.toMillis(), cpu, gc);
    }
}
