package io.novelengine.monitoring.history;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loop that keeps the history, and what is measured of it. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(3);

    @Bean
    BackgroundLoop archiveLoop(Archive archive) {
        return new BackgroundLoop("Keeping the history", archive::round, LONGEST_ROUND, GRACE);
    }

    @Bean
    MeterBinder historyMeters(Histories histories, Archive archive) {
        return registry -> {
            Gauge.builder("novel.monitoring.history.unsaved", archive, Archive::unsavedRows)
                    .description("Rows of the history that wait to be saved")
                    .register(registry);
            for (var service : histories.services()) {
                Gauge.builder("novel.monitoring.series", service, each -> each.table()
                                .size())
                        .description("Series kept of a service")
                        .tag("target", service.service())
                        .register(registry);
                FunctionCounter.builder("novel.monitoring.series.refused", service, each -> each.table()
                                .refused())
                        .description("Samples left out because a service has too many series")
                        .tag("target", service.service())
                        .register(registry);
            }
        };
    }
}
