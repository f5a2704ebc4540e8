package io.novelengine.gateway.limit;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Stops guessing: before credentials are looked at, addresses that brought many wrong ones are sent away. */
final class RefusalLimit implements WebFilter, Ordered {

    private static final int ORDER = -110; // before Spring Security, at -100

    private final Buckets buckets;
    private final LimitProperties limits;

    RefusalLimit(Buckets buckets, LimitProperties limits) {
        this.buckets = buckets;
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var signsIn = request.getMethod() == HttpMethod.POST
                && limits.signInPaths().contains(request.getPath().value());
        if (!signsIn && !hasCredentials(exchange)) {
            return chain.filter(exchange);
        }
        var address = Asker.address(request.getRemoteAddress());
        if (signsIn && !limits.signIn().unlimited()) {
            var verdict = buckets.take("in:" + address, "sign-in", limits.signIn());
            if (!verdict.allowed()) {
                return refuse(exchange, verdict);
            }
        }
        var key = "no:" + address;
        var plan = limits.refusals();
        if (!plan.unlimited() && buckets.isEmpty(key, plan)) {
            return refuse(exchange, new Verdict("refusals", plan, false, 0));
        }
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> count(exchange, key, plan)));
        return chain.filter(exchange);
    }

    private void count(ServerWebExchange exchange, String key, Plan plan) {
        if (!plan.unlimited() && exchange.getResponse().getStatusCode() == HttpStatus.UNAUTHORIZED) {
            buckets.take(key, "refusals", plan);
        }
    }

    private static boolean hasCredentials(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        return headers.containsHeader(HttpHeaders.AUTHORIZATION) || headers.containsHeader(HttpHeaders.COOKIE);
    }

    static Mono<Void> refuse(ServerWebExchange exchange, Verdict verdict) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Policy", verdict.policy());
        headers.set("RateLimit", verdict.state());
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(verdict.retryAfter()));
        return Mono.error(new ProblemException(
                Problem.LIMITED,
                "More than the plan '" + verdict.name() + "' allows. Try again in " + verdict.retryAfter() + " s."));
    }
}
