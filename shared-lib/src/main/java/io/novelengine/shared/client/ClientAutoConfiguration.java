package io.novelengine.shared.client;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.channel.ChannelOption;
import io.novelengine.shared.problem.ProblemTranslator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Clients with deadlines, retries and breakers, and what their failures mean. */
@AutoConfiguration(after = WebClientAutoConfiguration.class)
@ConditionalOnClass({WebClient.class, CircuitBreakerRegistry.class})
@EnableConfigurationProperties(ServicesProperties.class)
public final class ClientAutoConfiguration {

    private static final int CONNECT_TIMEOUT_MILLIS = 1000;

    @Bean
    @ConditionalOnMissingBean
    CircuitBreakerRegistry serviceBreakers() {
        return CircuitBreakerRegistry.of(ServiceClients.breakerConfig());
    }

    @Bean
    @ConditionalOnMissingBean(name = "serviceBreakerMetrics")
    MeterBinder serviceBreakerMetrics(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceClients serviceClients(
            WebClient.Builder builder, ServicesProperties services, CircuitBreakerRegistry breakers) {
        var connections = ConnectionProvider.builder("services")
                .maxConnections(64)
                .pendingAcquireMaxCount(512)
                .pendingAcquireTimeout(services.deadline())
                .build();
        var http = HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .compress(true);
        return new ServiceClients(
                builder.clone()
                        .clientConnector(new ReactorClientHttpConnector(http))
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024)),
                services,
                breakers);
    }

    @Bean
    @ConditionalOnMissingBean(name = "clientProblems")
    ProblemTranslator clientProblems() {
        return new ClientProblems();
    }
}
