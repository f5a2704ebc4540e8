package io.novelengine.gateway.mint;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.novelengine.shared.access.Callers;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Tells the service behind a route who asks, by a token made for that service. It comes after what removes headers. */
@Component
class Passport implements HttpHeadersFilter, Ordered {

    private final Mint mint;

    Passport(Mint mint) {
        this.mint = mint;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        var token =
                mint.mint(Callers.of(exchange), String.valueOf(route.getUri().getHost()));
        var headers = HttpHeaders.copyOf(input);
        headers.setBearerAuth(token.token());
        return headers;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.REQUEST;
    }
}
