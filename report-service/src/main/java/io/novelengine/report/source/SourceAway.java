package io.novelengine.report.source;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.concurrent.TimeoutException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** A service did not give what a report asked of it; the message says so to the reader. */
public final class SourceAway extends RuntimeException {

    private SourceAway(String message, Throwable cause) {
        super(message, cause);
    }

    static SourceAway of(String service, Throwable cause) {
        return new SourceAway("The " + service + " service " + what(cause) + ".", cause);
    }

    private static String what(Throwable cause) {
        return switch (cause) {
            case WebClientResponseException e ->
                "answered with status " + e.getStatusCode().value();
            case TimeoutException e -> "did not answer in time";
            case CallNotPermittedException e -> "does not answer now";
            case WebClientRequestException e -> "does not answer now";
            default -> "gave an answer that cannot be read";
        };
    }
}
