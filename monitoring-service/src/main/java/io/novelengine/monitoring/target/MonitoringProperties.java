package io.novelengine.monitoring.target;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the instances are asked.
 *
 * @param interval time from one scrape to the next
 * @param deadline longest wait for an answer, shorter than the interval
 * @param size largest answer that is read
 * @param managementOffset what to add to an instance's port to get its management port
 * @param path path of the metrics on the management port
 * @param series most series kept of a service
 * @param longestGap longest time between two samples of which the difference still counts
 */
@Validated
@ConfigurationProperties("novel.monitoring")
public record MonitoringProperties(
        @DefaultValue("5s") Duration interval,
        @DefaultValue("2s") Duration deadline,
        @DefaultValue("4MB") DataSize size,
        @DefaultValue("1000") @PositiveOrZero @Max(60000) int managementOffset,
        @DefaultValue("/actuator/prometheus") @NotBlank String path,
        @DefaultValue("4000") @Positive int series,
        @DefaultValue("1m") Duration longestGap) {

    @AssertTrue(message = "deadline must be positive and shorter than interval")
    boolean isDeadlineWithinInterval() {
        return deadline.isPositive() && deadline.compareTo(interval) < 0;
    }
}
