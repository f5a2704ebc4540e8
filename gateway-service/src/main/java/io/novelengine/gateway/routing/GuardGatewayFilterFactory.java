package io.novelengine.gateway.routing;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.handler.codec.DecoderException;
import io.novelengine.gateway.config.Suite;
import io.novelengine.shared.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.stereotype.Component;

/**
 * {@code Guard=service,deadline}: the head of the answer comes within the deadline, tries included, or the client gets a
 * 503 that names the service; a service that keeps failing is left alone for a while, and none has more under way than its
 * part of what the gateway can carry. {@code Guard=service} only names it:
 * for live streams, whose head may come late and whose end may come never.
 */
@Component
class GuardGatewayFilterFactory extends AbstractGatewayFilterFactory<GuardGatewayFilterFactory.Config> {

    /*
     * The deadline is inside the breaker, because an impatient client's cancel is no failure to a breaker and a hanging
     * service would never open it. The error is given its meaning outside, so that an open breaker has the same one.
     * With one of two instances dead, half of the tries fail; those of a POST are final. The breaker must stay closed
     * then, hence a threshold above one half. What the client did wrong (a body too large) is not the service's failure.
     */

    private static final float FAILURE_PERCENT = 60;

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    GuardGatewayFilterFactory(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        super(Config.class);
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("service", "deadline");
    }

    @Override
    public GatewayFilter apply(Config config) {
        var service = config.service;
        var deadline = config.deadline;
        if (deadline.isZero()) {
            return (exchange, chain) -> chain.filter(exchange)
                    .onErrorMap(GuardGatewayFilterFactory::isUnanswered, failure -> unavailable(service, failure));
        }
        var breaker = breaker(service);
        var bulkhead = bulkheads.bulkhead(service);
        return (exchange, chain) -> chain.filter(exchange)
                .timeout(deadline)
                .transformDeferred(CircuitBreakerOperator.<Void>of(breaker))
                .transformDeferred(BulkheadOperator.<Void>of(bulkhead))
                .onErrorMap(GuardGatewayFilterFactory::isUnanswered, failure -> unavailable(service, failure));
    }

    private CircuitBreaker breaker(String service) {
        return breakers.circuitBreaker(service, () -> CircuitBreakerConfig.from(breakers.getDefaultConfig())
                .failureRateThreshold(FAILURE_PERCENT)
                .ignoreExceptions(ProblemException.class)
                .build());
    }

    private static boolean isUnanswered(Throwable failure) {
        return switch (failure) {
            case IOException e -> true;
            case TimeoutException e -> true;
            case CallNotPermittedException e -> true;
            case BulkheadFullException e -> true;
            case NotFoundException e -> true;
            case DecoderException e -> true;
            default -> false;
        };
    }

    private static ProblemException unavailable(String service, Throwable failure) {
        return new ServiceMissing(
                Suite.title(service),
                failure instanceof BulkheadFullException
                        ? "has as much to do as it can. Try again soon."
                        : "does not answer now. Try again soon.",
                failure);
    }

    /** The arguments of the filter. */
    static class Config {

        private String service = "";
        private Duration deadline = Duration.ZERO;

        public void setService(String service) {
            this.service = service;
        }

        public void setDeadline(Duration deadline) {
            this.deadline = deadline;
        }
    }
}
