package io.novelengine.report.order;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reports are made.
 *
 * @param together reports made at once by this instance
 * @param deadline longest time that making one may take
 * @param lease time for which an order is claimed; longer than the deadline
 */
@Validated
@ConfigurationProperties("novel.report")
record ReportProperties(
        @DefaultValue("4") @Positive int together,
        @DefaultValue("20s") Duration deadline,
        @DefaultValue("60s") Duration lease) {}
