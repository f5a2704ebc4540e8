package io.novelengine.shared.client;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.problem.ProblemTranslator;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** What a failed call to another service means to a client. */
final class ClientProblems implements ProblemTranslator {

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        return switch (failure) {
            case CallNotPermittedException e ->
                ProblemException.unavailable("The " + e.getCausingCircuitBreakerName() + " service", e);
            case WebClientRequestException e -> ProblemException.unavailable("Another service", e);
            case WebClientResponseException e
            when e.getStatusCode().is5xxServerError() || brokeOff(e) ->
                ProblemException.unavailable("Another service", e);
            case TimeoutException e -> ProblemException.unavailable("Something this request needs", e);
            default -> null;
        };
    }

    /** Whether the answer began well and its body did not arrive whole. */
    private static boolean brokeOff(WebClientResponseException failure) {
        return failure.getCause() instanceof TimeoutException || failure.getCause() instanceof IOException;
    }
}
