package io.novelengine.gateway.security;

import java.util.Set;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a page may load: the gateway's own pages their scripts, everything else none; a service may say otherwise. */
final class ContentPolicy implements ServerHttpHeadersWriter {

    private static final String HEADER = "Content-Security-Policy";
    private static final String CLOSED =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "img-src 'self' data:";
    private static final String OWN = CLOSED + "; script-src 'self'; style-src 'self'; connect-src 'self'";
    private static final String DOCUMENTATION =
            CLOSED + "; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'";
    private static final String OTHERS = CLOSED + "; style-src 'unsafe-inline'";

    private static final Set<String> PAGES = Set.of("/", "/index.html");

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            var headers = exchange.getResponse().getHeaders();
            if (!headers.containsHeader(HEADER)) {
                headers.set(HEADER, policy(exchange.getRequest().getPath().value()));
            }
        });
    }

    private static String policy(String path) {
        if (PAGES.contains(path)) {
            return OWN;
        }
        return path.equals("/swagger-ui.html") ? DOCUMENTATION : OTHERS;
    }
}
