package io.novelengine.gateway.config;

import org.springframework.web.server.ServerWebExchange;

/** How long a request waited for the service behind the gateway. */
public final class Upstream {

    private static final String WAITED = Upstream.class.getName() + ".waited";

    private Upstream() {}

    /** Adds a wait, in nanoseconds. */
    public static void waited(ServerWebExchange exchange, long nanos) {
        exchange.getAttributes().put(WAITED, waited(exchange) + nanos);
    }

    /** All waits so far, in nanoseconds. */
    public static long waited(ServerWebExchange exchange) {
        return exchange.getAttributes().get(WAITED) instanceof Long nanos ? nanos : 0;
    }
}
