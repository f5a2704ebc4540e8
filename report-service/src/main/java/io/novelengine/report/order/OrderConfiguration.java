package io.novelengine.report.order;

import io.novelengine.shared.background.BackgroundLoop;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the worker at work. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportProperties.class)
class OrderConfiguration {

    @Bean
    BackgroundLoop reportWorker(Worker worker) {
        return new BackgroundLoop("report worker", worker::step, Worker.STEP_DEADLINE, Worker.GRACE);
    }
}
