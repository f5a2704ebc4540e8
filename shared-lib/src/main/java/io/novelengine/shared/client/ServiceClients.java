package io.novelengine.shared.client;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes the clients of the other services. Their calls carry the identity of whoever's request led to them. */
public final class ServiceClients {

    /** Request attribute with a {@link Duration}: a deadline other than the default. */
    public static final String DEADLINE = ServiceClients.class.getName() + ".deadline";

    private final WebClient.Builder builder;
    private final ServicesProperties services;
    private final CircuitBreakerRegistry breakers;
    private final TokenSource tokens;

    ServiceClients(
            WebClient.Builder builder,
            ServicesProperties services,
            CircuitBreakerRegistry breakers,
            TokenSource tokens) {
        this.builder = builder;
        this.services = services;
        this.breakers = breakers;
        this.tokens = tokens;
    }

    /**
     * An implementation of an {@code @HttpExchange} interface.
     *
     * @param api the interface, as far as its user needs the other service
     * @param service name of the service: the audience of tokens, and for logs and metrics; such as {@code character}
     * @param instances base URLs, from {@link ServicesProperties}
     */
    public <T> T create(Class<T> api, String service, List<URI> instances) {
        return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(webClient(service, instances)))
                .build()
                .createClient(api);
    }

    /** A plain client of a service, with the same deadlines, retries and breaker. */
    public WebClient webClient(String service, List<URI> instances) {
        return builder.clone()
                .baseUrl(instances.getFirst().toString())
                .filter(new Vouched(service, tokens))
                .filter(new Resilience(breakers.circuitBreaker(service), services))
                .filter(new Instances(instances))
                .build();
    }

    static CircuitBreakerConfig breakerConfig() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(3))
                .permittedNumberOfCallsInHalfOpenState(3)
                .maxWaitDurationInHalfOpenState(Duration.ofSeconds(10))
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build();
    }
}
