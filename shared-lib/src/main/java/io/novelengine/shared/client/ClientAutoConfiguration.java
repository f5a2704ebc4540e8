package io.novelengine.shared.client;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.channel.ChannelOption;
import io.novelengine.shared.problem.ProblemTranslator;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Clients with deadlines, retries and breakers, and what their failures mean. */
@AutoConfiguration(after = WebClientAutoConfiguration.class)
@ConditionalOnClass({WebClient.class, CircuitBreakerRegistry.class})
@EnableConfigurationProperties({ServicesProperties.class, IdentityProperties.class})
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
            WebClient.Builder builder,
            ServicesProperties services,
            CircuitBreakerRegistry breakers,
            TokenSource tokens) {
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
                breakers,
                tokens);
    }

    @Bean
    @ConditionalOnMissingBean
    GatewayCalls gatewayCalls(WebClient.Builder builder, ServicesProperties services, Environment environment) {
        var connections = ConnectionProvider.builder("identity")
                .maxConnections(8)
                .pendingAcquireMaxCount(512)
                .pendingAcquireTimeout(services.deadline())
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        var http = HttpClient.create(connections).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
        return new GatewayCalls(
                builder.clone().clientConnector(new ReactorClientHttpConnector(http)),
                services.gateway(),
                environment.getProperty("spring.application.name", "").replaceFirst("-service$", ""));
    }

    @Bean
    @ConditionalOnMissingBean
    TokenSource tokenSource(GatewayCalls gateway, IdentityProperties identity) {
        return new GatewayTokens(gateway, identity.secret());
    }

    @Bean
    @ConditionalOnMissingBean(name = "clientProblems")
    ProblemTranslator clientProblems() {
        return new ClientProblems();
    }
}
