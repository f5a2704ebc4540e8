package io.novelengine.monitoring.history;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what was measured is kept.
 *
 * @param recent how long every scrape is kept, in memory
 * @param memory how long rows are kept in memory
 * @param row stretch of time that becomes one row of an instance
 * @param retention how long rows are kept in PostgreSQL
 * @param batch most rows deleted by one statement
 * @param rest time between two rounds of saving
 * @param cleaning time between two rounds of deleting
 */
@Validated
@ConfigurationProperties("novel.monitoring.history")
public record HistoryProperties(
        @DefaultValue("15m") Duration recent,
        @DefaultValue("1h") Duration memory,
        @DefaultValue("1m") Duration row,
        @DefaultValue("24h") Duration retention,
        @DefaultValue("1000") @Positive int batch,
        @DefaultValue("5s") Duration rest,
        @DefaultValue("10m") Duration cleaning) {

    @AssertTrue(message = "row, recent, memory and retention must be positive and must not get shorter in this order")
    boolean isAscending() {
        return row.isPositive()
                && row.compareTo(recent) <= 0
                && recent.compareTo(memory) <= 0
                && memory.compareTo(retention) <= 0;
    }

    /** The most rows of an instance that memory holds. */
    int mostRows() {
        return (int) Math.ceilDiv(memory.toMillis(), row.toMillis());
    }
}
