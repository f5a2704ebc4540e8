package io.novelengine.character.profile;

import java.time.Clock;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells in each answer which layer it came from, and how long that took until the first byte. */
@Component
class ServerTiming implements WebFilter, Ordered {

    /** Attribute of a request under which a layer that answers before the database leaves its name. */
    static final String LAYER = "novel.layer";

    private final Clock clock;

    ServerTiming(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 30;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var begin = clock.instant();
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    var tenths = Duration.between(begin, clock.instant()).toNanos() / 100_000;
                    var layer = exchange.getAttributeOrDefault(LAYER, "database");
                    exchange.getResponse()
                            .getHeaders()
                            .set("Server-Timing", layer + ";dur=" + tenths / 10 + "." + tenths % 10);
                }));
        return chain.filter(exchange);
    }
}
