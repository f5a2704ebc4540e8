package io.novelengine.gateway.routing;

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

/** Every request has an id, the client's or a new one, which the service sees and the answer repeats. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestIds implements WebFilter {

    static final String HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var given = exchange.getRequest().getHeaders().getFirst(HEADER);
        var id = isSane(given) ? given : ids.next().toString();
        var response = exchange.getResponse();
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> response.getHeaders().set(HEADER, id)));
        return chain.filter(exchange.mutate()
                .request(request -> request.headers(headers -> headers.set(HEADER, id)))
                .build());
    }

    private static boolean isSane(@Nullable String id) {
        return id != null && SANE.matcher(id).matches();
    }
}
