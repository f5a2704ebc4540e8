package io.novelengine.shared.problem;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a request that Spring or the JSON reader refused, with the field named. */
final class RequestProblems implements ProblemTranslator {

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        return switch (failure) {
            case WebExchangeBindException e -> invalid(fieldErrors(e));
            case HandlerMethodValidationException e -> invalid(parameterErrors(e));
            case ServerWebInputException e -> input(e);
            case DecodingException e -> decoding(e);
            case DataBufferLimitException e -> tooLarge(e);
            case ServerErrorException e
            when isOfThePath(e.getMethodParameter()) ->
                ProblemException.invalid(String.valueOf(e.getReason()), "must not be blank");
            case ResponseStatusException e -> status(e);
            case InvalidMimeTypeException e ->
                new ProblemException(
                        Problem.NOT_ACCEPTABLE,
                        "The media types of the header Accept cannot be read, or are too many.");
            default -> null;
        };
    }

    /** A blank path variable becomes no value, which Spring takes for a fault of the server. */
    private static boolean isOfThePath(@Nullable MethodParameter parameter) {
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
    }

    private static List<FieldProblem> fieldErrors(WebExchangeBindException failure) {
        var errors = new ArrayList<FieldProblem>();
        failure.getAllErrors()
                .forEach(error -> errors.add(new FieldProblem(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        String.valueOf(error.getDefaultMessage()))));
        return errors;
    }

    private static List<FieldProblem> parameterErrors(HandlerMethodValidationException failure) {
        var errors = new ArrayList<FieldProblem>();
        failure.getParameterValidationResults().forEach(result -> result.getResolvableErrors()
                .forEach(error -> errors.add(new FieldProblem(
                        error instanceof FieldError field
                                ? field.getField()
                                : String.valueOf(result.getMethodParameter().getParameterName()),
                        String.valueOf(error.getDefaultMessage())))));
        return errors;
    }

    private static ProblemException invalid(List<FieldProblem> errors) {
        return errors.isEmpty()
                ? new ProblemException(Problem.INVALID, "The request is not valid.")
                : ProblemException.invalid(errors);
    }

    private static ProblemException input(ServerWebInputException failure) {
        var cause = failure.getCause();
        while (cause != null) {
            switch (cause) {
                case DataBufferLimitException e -> {
                    return tooLarge(e);
                }
                case JacksonException e -> {
                    return json(e);
                }
                case TypeMismatchException e -> {
                    var parameter = failure.getMethodParameter();
                    var name = parameter == null ? e.getPropertyName() : parameter.getParameterName();
                    return ProblemException.invalid(
                            name == null ? "parameter" : name, "'" + e.getValue() + "' is not of the right type");
                }
                default -> cause = cause.getCause();
            }
        }
        var parameter = failure.getMethodParameter();
        if (parameter != null && parameter.getParameterName() != null && !isBody(failure)) {
            return ProblemException.invalid(parameter.getParameterName(), "is required");
        }
        return new ProblemException(Problem.INVALID, isBody(failure) ? "A body is required." : reason(failure));
    }

    private static boolean isBody(ServerWebInputException failure) {
        return failure.getReason() != null && failure.getReason().contains("body");
    }

    private static ProblemException decoding(DecodingException failure) {
        return failure.getCause() instanceof JacksonException e
                ? json(e)
                : new ProblemException(Problem.INVALID, "The body cannot be read.");
    }

    private static ProblemException json(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException e -> ProblemException.invalid(path(e), "is not a known field");
            case InvalidFormatException e ->
                ProblemException.invalid(path(e), "'" + shorten(e.getValue()) + "' is not " + expected(e));
            case MismatchedInputException e -> ProblemException.invalid(path(e), "must be " + expected(e));
            case InputCoercionException e -> ProblemException.invalid(path(e), "must be a number within range");
            case StreamConstraintsException e ->
                new ProblemException(Problem.INVALID, "The JSON is nested too deeply or has too long a value.");
            case DatabindException e when e.getCause() instanceof ProblemException inner -> inner;
            case DatabindException e -> ProblemException.invalid(path(e), "cannot be read");
            default -> malformed(failure);
        };
    }

    private static ProblemException malformed(JacksonException failure) {
        var at = failure.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return ProblemException.invalid("body", "is not valid JSON" + where);
    }

    private static String path(JacksonException failure) {
        var path = failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String expected(MismatchedInputException failure) {
        var type = failure.getTargetType();
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number within range";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date or time in ISO 8601";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object of the right form";
    }

    private static String shorten(@Nullable Object value) {
        var text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static ProblemException tooLarge(DataBufferLimitException failure) {
        return new ProblemException(Problem.TOO_LARGE, "The body is larger than is taken here.", List.of(), failure);
    }

    private static ProblemException status(ResponseStatusException failure) {
        return new ProblemException(Problem.of(failure.getStatusCode()), reason(failure));
    }

    private static String reason(ResponseStatusException failure) {
        return switch (failure.getStatusCode().value()) {
            case 404 -> "There is nothing at this path.";
            case 415 -> "A body of this kind is not taken here.";
            default -> failure.getReason() == null ? failure.getStatusCode().toString() : failure.getReason();
        };
    }
}
