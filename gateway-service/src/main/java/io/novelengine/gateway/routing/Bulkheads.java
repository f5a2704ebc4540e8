package io.novelengine.gateway.routing;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.novelengine.gateway.config.GatewayProperties;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much of the gateway one service may have. */
@Configuration(proxyBeanMethods = false)
class Bulkheads {

    @Bean
    BulkheadRegistry bulkheadRegistry(GatewayProperties gateway) {
        return BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(gateway.atOnce())
                .maxWaitDuration(Duration.ZERO)
                .writableStackTraceEnabled(false)
                .build());
    }

    @Bean
    MeterBinder bulkheadMetrics(BulkheadRegistry bulkheads) {
        return TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads);
    }
}
