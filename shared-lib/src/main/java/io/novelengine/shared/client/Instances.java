package io.novelengine.shared.client;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Sends each request, and each further try of it, to the next instance of a service in turn. */
final class Instances implements ExchangeFilterFunction {

    private final List<URI> bases;
    private final AtomicInteger turn = new AtomicInteger();

    Instances(List<URI> bases) {
        this.bases = List.copyOf(bases);
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> next.exchange(toNextInstance(request)));
    }

    private ClientRequest toNextInstance(ClientRequest request) {
        var base = bases.get(Math.floorMod(turn.getAndIncrement(), bases.size()));
        var uri = UriComponentsBuilder.fromUri(request.url())
                .scheme(base.getScheme())
                .host(base.getHost())
                .port(base.getPort())
                .build(true)
                .toUri();
        return ClientRequest.from(request).url(uri).build();
    }
}
