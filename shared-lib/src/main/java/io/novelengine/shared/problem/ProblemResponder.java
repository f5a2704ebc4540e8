package io.novelengine.shared.problem;

import io.novelengine.shared.telemetry.TraceScope;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Turns every failure of a request into a problem document; 5xx details never reach the client. */
final class ProblemResponder implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemResponder.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final List<ProblemTranslator> translators;
    private final JsonMapper json;

    ProblemResponder(List<ProblemTranslator> translators, JsonMapper json) {
        this.translators = translators;
        this.json = json;
    }

    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        return Mono.deferContextual(context -> {
            var problem = translate(failure);
            TraceScope.run(context, () -> report(exchange, problem, failure));
            var detail = problem.toProblemDetail();
            detail.setInstance(URI.create(exchange.getRequest().getURI().getRawPath()));
            response.setStatusCode(problem.problem().status());
            var headers = response.getHeaders();
            headers.remove(HttpHeaders.CONTENT_LENGTH);
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            headers.setCacheControl("no-store");
            standardHeaders(headers, problem.problem(), failure);
            return response.writeWith(Mono.just(response.bufferFactory().wrap(json.writeValueAsBytes(detail))));
        });
    }

    private ProblemException translate(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        for (var translator : translators) {
            var problem = translator.translate(failure);
            if (problem != null) {
                return problem;
            }
        }
        return new ProblemException(
                Problem.INTERNAL, "The service failed. The trace id in the log has the cause.", List.of(), failure);
    }

    private static void report(ServerWebExchange exchange, ProblemException problem, Throwable failure) {
        var request = exchange.getRequest();
        switch (problem.problem()) {
            case INTERNAL -> log.error("{} {} failed", request.getMethod(), request.getPath(), failure);
            case UNAVAILABLE ->
                log.warn(
                        "{} {} refused: {} ({})",
                        request.getMethod(),
                        request.getPath(),
                        problem.getMessage(),
                        root(failure).toString());
            default -> log.debug("{} {} refused: {}", request.getMethod(), request.getPath(), problem.getMessage());
        }
    }

    private static Throwable root(Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static void standardHeaders(HttpHeaders headers, Problem problem, Throwable failure) {
        if (problem == Problem.UNAVAILABLE
                || problem == Problem.LIMITED && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
        }
        if (problem == Problem.UNAUTHENTICATED && !headers.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"novel\"");
        }
        switch (failure) {
            case MethodNotAllowedException e -> headers.setAllow(e.getSupportedMethods());
            case NotAcceptableStatusException e -> headers.putAll(e.getHeaders());
            case UnsupportedMediaTypeStatusException e -> headers.putAll(e.getHeaders());
            default -> {}
        }
    }
}
