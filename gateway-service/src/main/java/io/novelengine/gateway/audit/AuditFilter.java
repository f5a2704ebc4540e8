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
        var notedItself = path.equals("/api/v1/session") || path.equals("/internal/tokens");
        if (refused && !(notedItself && request.getMethod() == HttpMethod.POST && status != 403)) {
            audit.note(exchange, "refusal", request.getMethod() + " " + path, "refused", String.valueOf(status));
        } else if (!READS.contains(request.getMethod()) && !notedItself && !refused) {
            audit.note(
                    exchange,
                    "change",
                    request.getMethod() + " " + path,
                    status < 400 ? "done" : "failed",
                    String.valueOf(status));
        }
    }
}
