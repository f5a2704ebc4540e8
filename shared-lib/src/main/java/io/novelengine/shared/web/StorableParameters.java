package io.novelengine.shared.web;

import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses parameters of a query that hold the character NUL, which PostgreSQL has no place for in a text. */
final class StorableParameters implements WebFilter, Ordered {

    private static final String ENCODED = "%00";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 21;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var query = exchange.getRequest().getURI().getRawQuery();
        if (query == null || !query.contains(ENCODED)) {
            return chain.filter(exchange);
        }
        var errors = exchange.getRequest().getQueryParams().entrySet().stream()
                .filter(parameter -> holdsNul(parameter.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .map(name -> new FieldProblem(name, "must not hold the character NUL"))
                .toList();
        return errors.isEmpty() ? chain.filter(exchange) : Mono.error(ProblemException.invalid(errors));
    }

    private static boolean holdsNul(List<String> values) {
        return values.stream().anyMatch(value -> value != null && value.indexOf('\0') >= 0);
    }
}
