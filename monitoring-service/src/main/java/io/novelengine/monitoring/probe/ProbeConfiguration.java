package io.novelengine.monitoring.probe;

import io.novelengine.monitoring.exposition.Families;
import io.novelengine.monitoring.target.MonitoringProperties;
import io.novelengine.shared.background.BackgroundLoop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loop that scrapes. */
@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {

    @Bean
    Families families() {
        return new Families();
    }

    @Bean
    BackgroundLoop probeLoop(Probe probe, MonitoringProperties settings) {
        return new BackgroundLoop("Scraping", probe::round, settings.interval().multipliedBy(2), settings.deadline());
    }
}
