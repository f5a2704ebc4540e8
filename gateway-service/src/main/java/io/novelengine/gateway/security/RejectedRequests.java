package io.novelengine.gateway.security;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.problem.ProblemTranslator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.CompositeServerHttpHeadersWriter;
import org.springframework.security.web.server.header.ContentTypeOptionsServerHttpHeadersWriter;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Requests that the firewall does not let in, with an odd path, method or header, are a 400. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RejectedRequests implements ServerExchangeRejectedHandler, ProblemTranslator {

    private static final ServerHttpHeadersWriter HEADERS =
            new CompositeServerHttpHeadersWriter(new ContentPolicy(), new ContentTypeOptionsServerHttpHeadersWriter());

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejection) {
        return HEADERS.writeHttpHeaders(exchange).then(Mono.error(rejection));
    }

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        return failure instanceof ServerExchangeRejectedException
                ? new ProblemException(Problem.INVALID, "The path, the method or a header is not of a form taken here.")
                : null;
    }
}
