package io.novelengine.character.profile;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.problem.ProblemTranslator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Several operations in one request: run in order, each with its own result; reads are answered from one query. */
@Component
class Batch {

    private final Characters characters;
    private final ProfileReader reader;
    private final List<ProblemTranslator> translators;

    Batch(Characters characters, ProfileReader reader, List<ProblemTranslator> translators) {
        this.characters = characters;
        this.reader = reader;
        this.translators = translators;
    }

    Mono<Results> run(Operations operations) {
        var onlyReads = operations.operations().stream().allMatch(operation -> operation.op() == Op.READ);
        return (onlyReads ? readAll(operations) : runInOrder(operations)).map(Results::new);
    }

    private Mono<List<Result>> readAll(Operations operations) {
        var keys = operations.operations().stream()
                .map(operation -> operation.id() == null ? "" : operation.id())
                .toList();
        return characters
                .find(keys)
                .map(found -> keys.stream().map(key -> result(key, found)).toList());
    }

    private static Result result(String key, Map<String, StoryCharacter> found) {
        var character = found.get(key);
        return character == null
                ? failed(ProblemException.notFound("character", key))
                : new Result(200, character, null);
    }

    private Mono<List<Result>> runInOrder(Operations operations) {
        return Flux.fromIterable(operations.operations())
                .concatMap(operation -> Mono.defer(() -> run(operation)).onErrorResume(this::meaning))
                .collectList();
    }

    private Mono<Result> run(Operation operation) {
        return switch (operation.op()) {
            case READ -> characters.get(id(operation)).map(character -> new Result(200, character, null));
            case CREATE ->
                profile(operation)
                        .flatMap(profile -> characters.create(profile, null))
                        .map(character -> new Result(201, character, null));
            case UPDATE ->
                profile(operation)
                        .flatMap(profile -> characters.replace(id(operation), profile, version(operation)))
                        .map(character -> new Result(200, character, null));
            case DELETE ->
                characters.delete(id(operation), operation.version()).thenReturn(new Result(204, null, null));
        };
    }

    private Mono<Profile> profile(Operation operation) {
        return operation.body() == null
                ? Mono.error(ProblemException.invalid("body", "is required"))
                : reader.read(operation.body());
    }

    private static String id(Operation operation) {
        if (operation.id() == null) {
            throw ProblemException.invalid("id", "is required");
        }
        return operation.id();
    }

    private static long version(Operation operation) {
        if (operation.version() == null) {
            throw ProblemException.invalid("version", "is required");
        }
        return operation.version();
    }

    private Mono<Result> meaning(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return Mono.just(failed(problem));
        }
        for (var translator : translators) {
            var problem = translator.translate(failure);
            if (problem != null && problem.problem() != Problem.UNAVAILABLE) {
                return Mono.just(failed(problem));
            }
        }
        return Mono.error(failure);
    }

    private static Result failed(ProblemException problem) {
        return new Result(problem.problem().status().value(), null, problem.toProblemDetail());
    }

    /** What can be done to a character in a batch. */
    enum Op {
        CREATE,
        READ,
        UPDATE,
        DELETE;

        @com.fasterxml.jackson.annotation.JsonValue
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One operation.
     *
     * @param op what to do
     * @param id id or slug, for all but create
     * @param version version that was read, for update and optionally delete
     * @param body profile, for create and update
     */
    record Operation(
            @NotNull Op op,
            @Nullable @Size(max = 80) String id,
            @Nullable Long version,
            @Nullable JsonNode body) {}

    /** The request: 1 to 500 operations. */
    record Operations(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Operation> operations) {}

    /** The result of one operation: its status, and the character or the problem. */
    record Result(
            int status,
            @Nullable StoryCharacter body,
            @Nullable ProblemDetail problem) {}

    /** The answer, in the order of the operations. */
    record Results(List<Result> results) {}
}
