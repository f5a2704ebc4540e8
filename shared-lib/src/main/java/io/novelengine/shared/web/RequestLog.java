package io.novelengine.shared.web;

import io.novelengine.shared.telemetry.TraceScope;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** A line, with the trace id, for every request that may have changed something; for those that only read at DEBUG. */
final class RequestLog implements WebFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Clock clock;

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var level = READS.contains(exchange.getRequest().getMethod()) ? Level.DEBUG : Level.INFO;
        if (!log.isEnabledForLevel(level)) {
            return chain.filter(exchange);
        }
        var begin = clock.millis();
        return Mono.deferContextual(context -> chain.filter(exchange)
                .doOnSuccess(done -> TraceScope.run(context, () -> report(level, exchange, clock.millis() - begin))));
    }

    private static void report(Level level, ServerWebExchange exchange, long millis) {
        var request = exchange.getRequest();
        var status = exchange.getResponse().getStatusCode();
        log.atLevel(level)
                .log(
                        "{} {} answered {} in {} ms",
                        request.getMethod(),
                        request.getURI().getRawPath(),
                        status == null ? 200 : status.value(),
                        millis);
    }
}
