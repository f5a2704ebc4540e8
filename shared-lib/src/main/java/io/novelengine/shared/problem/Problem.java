package io.novelengine.shared.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Every way a request can fail, as clients see it. */
public enum Problem {
    /** The request cannot be understood, or a field of it is out of its range. */
    INVALID(400, "The request is not valid"),
    /** Who asks is not known. */
    UNAUTHENTICATED(401, "Sign in first"),
    /** Who asks is known and may not. */
    FORBIDDEN(403, "Not allowed"),
    /** There is no such thing, or none that the caller may see. */
    NOT_FOUND(404, "Not found"),
    /** The path is known, the method is not. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** No representation that the caller accepts. */
    NOT_ACCEPTABLE(406, "No such representation"),
    /** The request contradicts the state of the thing. */
    CONFLICT(409, "Conflict"),
    /** The thing was changed since the caller read it. */
    STALE(412, "Changed meanwhile"),
    /** The body is larger than is taken. */
    TOO_LARGE(413, "Too large"),
    /** The body is of a kind that is not taken. */
    UNSUPPORTED(415, "Unsupported media type"),
    /** A precondition header is missing. */
    PRECONDITION_REQUIRED(428, "Precondition required"),
    /** The caller has asked too often. */
    LIMITED(429, "Too many requests"),
    /** The service failed; the log has the cause under the trace id. */
    INTERNAL(500, "Internal error"),
    /** Something that the request needs does not answer now. */
    UNAVAILABLE(503, "Unavailable");

    private final HttpStatusCode status;
    private final String title;

    Problem(int status, String title) {
        this.status = HttpStatusCode.valueOf(status);
        this.title = title;
    }

    /** The HTTP status that goes with it. */
    public HttpStatusCode status() {
        return status;
    }

    /** The stable type, {@code urn:novel:problem:<slug>}. */
    public URI type() {
        return URI.create("urn:novel:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A problem document with this type and status, and the given detail. */
    public ProblemDetail with(String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type());
        problem.setTitle(title);
        return problem;
    }

    /** The problem that a bare HTTP status stands for; other 4xx are {@link #INVALID}, other 5xx {@link #INTERNAL}. */
    public static Problem of(HttpStatusCode status) {
        for (var problem : values()) {
            if (problem.status.value() == status.value()) {
                return problem;
            }
        }
        return status.is4xxClientError() ? INVALID : INTERNAL;
    }
}
