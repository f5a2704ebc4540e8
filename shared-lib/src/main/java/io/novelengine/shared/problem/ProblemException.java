package io.novelengine.shared.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** A failure with a meaning for the client; features extend it with facts such as {@code RunAlreadyOver}. */
public class ProblemException extends RuntimeException {

    private final Problem problem;
    private final List<FieldProblem> errors;

    /** A failure of the given kind; the detail is shown to the client. */
    public ProblemException(Problem problem, String detail) {
        this(problem, detail, List.of(), null);
    }

    /** A failure with field errors and a cause that only the log sees. */
    public ProblemException(Problem problem, String detail, List<FieldProblem> errors, @Nullable Throwable cause) {
        super(detail, cause, false, cause != null);
        this.problem = problem;
        this.errors = List.copyOf(errors);
    }

    /** A 400 that names one field. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    /** A 400 that names fields. */
    public static ProblemException invalid(List<FieldProblem> errors) {
        var first = errors.getFirst();
        return new ProblemException(Problem.INVALID, first.field() + ": " + first.message(), errors, null);
    }

    /** A 404 for a thing of the given kind. */
    public static ProblemException notFound(String kind, Object id) {
        return new ProblemException(Problem.NOT_FOUND, "There is no " + kind + " '" + id + "'.");
    }

    /** A 503 that names what does not answer. */
    public static ProblemException unavailable(String what, Throwable cause) {
        return new ProblemException(
                Problem.UNAVAILABLE, what + " does not answer now. Try again soon.", List.of(), cause);
    }

    /** The kind of failure. */
    public Problem problem() {
        return problem;
    }

    /** What is wrong, field by field; empty when no field is to blame. */
    public List<FieldProblem> errors() {
        return errors;
    }

    /** The document that the client gets. */
    public ProblemDetail toProblemDetail() {
        var detail = problem.with(String.valueOf(getMessage()));
        if (!errors.isEmpty()) {
            detail.setProperty("errors", errors);
        }
        return detail;
    }
}
