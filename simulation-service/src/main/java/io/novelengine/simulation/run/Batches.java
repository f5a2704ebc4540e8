package io.novelengine.simulation.run;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.run.BatchRequest.Answer;
import io.novelengine.simulation.run.BatchRequest.Result;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Many runs started at once, each accepted or refused by itself. */
@Service
class Batches {

    private static final int AT_ONCE = 8;

    private final Runs runs;
    private final Validator validator;
    private final JsonMapper json;

    Batches(Runs runs, Validator validator, JsonMapper json) {
        this.runs = runs;
        this.validator = validator;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    /** A result for each, in order; the key stands for all of them. */
    Mono<Answer> start(List<JsonNode> simulations, @Nullable String idempotencyKey, Caller caller) {
        return Flux.fromStream(IntStream.range(0, simulations.size()).boxed())
                .flatMapSequential(
                        i -> start(
                                simulations.get(i), idempotencyKey == null ? null : idempotencyKey + "/" + i, caller),
                        AT_ONCE)
                .collectList()
                .map(Answer::new);
    }

    private Mono<Result> start(@Nullable JsonNode simulation, @Nullable String key, Caller caller) {
        return Mono.defer(() -> runs.start(valid(simulation), key, caller))
                .map(run -> new Result(HttpStatus.ACCEPTED.value(), run, null))
                .onErrorResume(ProblemException.class, refused -> {
                    var problem = refused.toProblemDetail();
                    return Mono.just(new Result(problem.getStatus(), null, problem));
                });
    }

    private RunRequest valid(@Nullable JsonNode simulation) {
        if (simulation == null || !simulation.isObject()) {
            throw ProblemException.invalid("simulation", "must be an object");
        }
        RunRequest request;
        try {
            request = json.treeToValue(simulation, RunRequest.class);
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.invalid(e.getPropertyName(), "is not known");
        } catch (DatabindException e) {
            var path = e.getPath();
            throw ProblemException.invalid(
                    path.isEmpty()
                            ? "simulation"
                            : String.valueOf(path.getFirst().getPropertyName()),
                    "has a value of a wrong type");
        } catch (JacksonException e) {
            throw ProblemException.invalid("simulation", "cannot be read");
        }
        var errors = validator.validate(request).stream()
                .map(violation -> new FieldProblem(violation.getPropertyPath().toString(), violation.getMessage()))
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return request;
    }
}
