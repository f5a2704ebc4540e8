package io.novelengine.gateway.source;

import io.netty.channel.ChannelOption;
import io.novelengine.gateway.config.GatewayProperties;
import io.novelengine.gateway.config.Suite;
import io.novelengine.shared.client.TokenSource;
import io.novelengine.gateway.config.Suite.Instance;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The questions of the gateway to the services. */
@Component
public class ServiceSource {

    private static final int LARGEST_DOCUMENT = 8 * 1024 * 1024;
    private static final int CONNECT_TIMEOUT_MILLIS = 1000;

    private final WebClient web;
    private final TokenSource tokens;
    private final Suite suite;
    private final GatewayProperties gateway;

    ServiceSource(WebClient.Builder builder, TokenSource tokens, Suite suite, GatewayProperties gateway) {
        var connections = ConnectionProvider.builder("questions")
                .maxConnections(8)
                .pendingAcquireMaxCount(64)
                .pendingAcquireTimeout(gateway.probe())
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        var http = HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .compress(true);
        this.web = builder.clone()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_DOCUMENT))
                .build();
        this.tokens = tokens;
        this.suite = suite;
        this.gateway = gateway;
    }

    /** The word with which an instance answers whether it is ready, such as {@code UP}; empty when it does not answer. */
    public Mono<String> readiness(URI instance) {
        var management = UriComponentsBuilder.fromUri(instance)
                .port(instance.getPort() + gateway.managementOffset())
                .path("/actuator/health/readiness")
                .build(true)
                .toUri();
        return web.get()
                .uri(management)
                .exchangeToMono(answer -> answer.bodyToMono(JsonNode.class))
                .mapNotNull(body -> body.path("status").stringValue(null))
                .timeout(gateway.probe())
                .onErrorComplete();
    }

    /** The OpenAPI document of a service, from the first instance that gives it; empty when none does. */
    public Mono<ObjectNode> openApi(String service) {
        return Flux.fromIterable(suite.services().getOrDefault(service, List.of()))
                .map(Instance::url)
                .concatMap(instance -> openApi(service, instance), 1)
                .next();
    }

    private Mono<ObjectNode> openApi(String service, URI instance) {
        return tokens.token(service, null)
                .flatMap(token -> openApi(instance, token))
                .timeout(gateway.documentDeadline())
                .onErrorComplete();
    }

    private Mono<ObjectNode> openApi(URI instance, String token) {
        return web.get()
                .uri(UriComponentsBuilder.fromUri(instance)
                        .path("/v3/api-docs")
                        .build(true)
                        .toUri())
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .onStatus(HttpStatusCode::isError, ClientResponse::createException)
                .bodyToMono(ObjectNode.class);
    }
}
