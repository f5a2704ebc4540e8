package io.novelengine.report.source;

import io.novelengine.shared.client.ServiceClients;
import io.novelengine.shared.client.ServicesProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clients of the two services. */
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

    @Bean
    SimulationApi simulationApi(ServiceClients clients, ServicesProperties services) {
        return clients.create(SimulationApi.class, "simulation", services.simulation());
    }

    @Bean
    AnalyticsApi analyticsApi(ServiceClients clients, ServicesProperties services) {
        return clients.create(AnalyticsApi.class, "analytics", services.analytics());
    }
}
