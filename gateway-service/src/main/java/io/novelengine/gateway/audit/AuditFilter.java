package io.novelengine.gateway.audit;

import java.util.Set;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes down changes that were let through and requests that were refused; what signs in and out notes itself. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class AuditFilter implements WebFilter {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Notes itself what happens there, with the name that was given. */
    private static final String SIGN_IN = "/api/v1/session";

    private static final String SERVICE_TOKENS = "/internal/tokens";

    private final Audit audit;

    AuditFilter(Audit audit) {
        this.audit = audit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), "management")) {
            return chain.filter(exchange);
        }
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> note(exchange)));
        return chain.filter(exchange);
    }

    private void note(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var code = exchange.getResponse().getStatusCode();
        var status = code == null ? 200 : code.value();
        var path = request.getPath().value();
        var refused = status == 401 || status == 403 || status == 429;
        var changes = !READS.contains(request.getMethod());
        if (refused && !(changes && path.equals(SIGN_IN) && status != 403)) {
            audit.note(exchange, Audit.REFUSAL, request.getMethod() + " " + path, "refused", String.valueOf(status));
        } else if (changes && !refused && !path.equals(SIGN_IN) && !path.equals(SERVICE_TOKENS)) {
            audit.note(
                    exchange,
                    "change",
                    request.getMethod() + " " + path,
                    status < 400 ? "done" : "failed",
                    String.valueOf(status));
        }
    }
}
