package io.novelengine.shared.client;

import io.novelengine.shared.identity.Caller;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/** Says in each request on whose behalf it is: whoever's request led to it, or else this service's own. */
final class Vouched implements ExchangeFilterFunction {

    private final String audience;
    private final TokenSource tokens;

    Vouched(String audience, TokenSource tokens) {
        this.audience = audience;
        this.tokens = tokens;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(context -> tokens.token(audience, context.getOrDefault(Caller.class, null)))
                .flatMap(token -> next.exchange(ClientRequest.from(request)
                        .headers(headers -> headers.setBearerAuth(token))
                        .build()));
    }
}
