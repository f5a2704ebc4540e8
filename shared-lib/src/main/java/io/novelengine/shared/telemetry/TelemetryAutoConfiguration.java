package io.novelengine.shared.telemetry;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters that every process has. */
@AutoConfiguration
@ConditionalOnClass(MeterBinder.class)
public final class TelemetryAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "residentMemory")
    MeterBinder residentMemory() {
        return new ResidentMemory();
    }
}
