package io.novelengine.gateway.routing;

import com.github.benmanes.caffeine.cache.Ticker;
import io.novelengine.gateway.config.Upstream;
import io.novelengine.shared.identity.Ids;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Every request has an id, the client's or a new one, which the service sees and the answer repeats; and says what the gateway took. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestIds implements WebFilter {

    static final String HEADER = "X-Request-Id";

    private static final String TIMING = "Server-Timing";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final Ids ids;
    private final Ticker ticker = Ticker.systemTicker();

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var given = exchange.getRequest().getHeaders().getFirst(HEADER);
        var id = isSane(given) ? given : ids.next().toString();
        var response = exchange.getResponse();
        var begin = ticker.read();
        response.beforeCommit(() -> {
            var headers = response.getHeaders();
            headers.set(HEADER, id);
            headers.add(TIMING, own(ticker.read() - begin - Upstream.waited(exchange)));
            return Mono.empty();
        });
        return chain.filter(exchange.mutate()
                .request(request -> request.headers(headers -> headers.set(HEADER, id)))
                .build());
    }

    private static String own(long nanos) {
        var hundredths = Math.max(0, nanos) / 10_000;
        var rest = hundredths % 100;
        return "gateway;dur=" + hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    private static boolean isSane(@Nullable String id) {
        return id != null && SANE.matcher(id).matches();
    }
}
