package io.novelengine.shared.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** A deadline for each try and for the body of its answer, retries for GET only, and a breaker around the tries. */
final class Resilience implements ExchangeFilterFunction {

    private final CircuitBreaker breaker;
    private final ServicesProperties services;

    Resilience(CircuitBreaker breaker, ServicesProperties services) {
        this.breaker = breaker;
        this.services = services;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        var deadline = request.attribute(ServiceClients.DEADLINE)
                .map(Duration.class::cast)
                .orElse(services.deadline());
        var answer = next.exchange(request)
                .flatMap(Resilience::refuseUnavailable)
                .timeout(deadline)
                .map(response -> response.mutate()
                        .body(body -> body.takeUntilOther(missed(deadline)))
                        .build());
        if (request.method() == HttpMethod.GET) {
            answer = answer.retryWhen(Retry.backoff(services.retries(), services.pause())
                    .filter(Resilience::mayPass)
                    .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
        }
        return answer.transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private static Mono<Void> missed(Duration deadline) {
        return Mono.delay(deadline)
                .then(Mono.error(() -> new TimeoutException("The body of the answer did not end within " + deadline)));
    }

    private static Mono<ClientResponse> refuseUnavailable(ClientResponse response) {
        return response.statusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
                ? response.createError()
                : Mono.just(response);
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof WebClientRequestException
                || failure instanceof WebClientResponseException.ServiceUnavailable;
    }
}
