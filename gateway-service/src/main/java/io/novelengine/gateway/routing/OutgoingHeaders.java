package io.novelengine.gateway.routing;

import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Keeps from the services what a client must not tell them: its credentials, another identity, another origin; and which page it is. */
@Component
class OutgoingHeaders implements HttpHeadersFilter, Ordered {

    private static final Set<String> KEPT_BACK =
            Set.of("authorization", "proxy-authorization", "cookie", "forwarded", "x-real-ip", "origin");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var kept = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!isKeptBack(name.toLowerCase(Locale.ROOT))) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }

    private static boolean isKeptBack(String name) {
        return KEPT_BACK.contains(name)
                || name.startsWith("x-user-")
                || name.startsWith("x-novel-")
                || name.startsWith("x-forwarded-");
    }
}
