package io.novelengine.shared.testing;

import io.novelengine.shared.access.KeySource;
import io.novelengine.shared.client.TokenSource;
import io.novelengine.shared.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Makes every service of a test JVM, but not the gateway, take the tokens of {@link TestIdentity}, and takes a request without
 * credentials for one of the operator.
 */
final class TestIdentityInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var application = context.getEnvironment().getProperty("spring.application.name", "");
        var service = application.replaceFirst("-service$", "");
        if (!service.equals("gateway")) {
            context.registerBean("testKeys", KeySource.class, TestIdentity::keys);
            context.registerBean("testTokens", TokenSource.class, () -> TestIdentity.tokens(service));
            context.registerBean("testOperator", WebFilter.class, () -> new Operator(service));
        }
    }

    private static final class Operator implements WebFilter, Ordered {

        private static final Duration USED = Duration.ofMinutes(1);

        private final String service;
        private volatile String bearer = "";
        private volatile Instant until = Instant.EPOCH;

        Operator(String service) {
            this.service = service;
        }

        private String bearer() {
            if (Instant.now().isAfter(until)) {
                bearer = TestIdentity.bearer(Caller.OPERATOR, service);
                until = Instant.now().plus(USED);
            }
            return bearer;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE + 5;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
                return chain.filter(exchange);
            }
            var signed = exchange.getRequest()
                    .mutate()
                    .header(HttpHeaders.AUTHORIZATION, bearer())
                    .build();
            return chain.filter(exchange.mutate().request(signed).build());
        }
    }
}
