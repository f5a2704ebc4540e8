package io.novelengine.character.profile;

import io.novelengine.character.profile.BatchRequest.Operation;
import io.novelengine.character.profile.BatchRequest.Result;
import io.novelengine.character.profile.BatchRequest.Results;
import io.novelengine.character.profile.CharacterStore.Draft;
import io.novelengine.character.profile.CharacterStore.Edit;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.problem.ProblemTranslator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Several operations in one request, run in order, each with its own result. */
@Component
class Batch {

    /*
     * Neighbours that do the same are run together, in one statement or two. What such a group cannot decide (a slug that
     * is taken or changes, a version that is not the present one, a character that comes twice) is run alone after it.
     */

    private final Characters characters;
    private final CharacterStore store;
    private final Renditions renditions;
    private final ProfileReader reader;
    private final Database database;
    private final List<ProblemTranslator> translators;

    Batch(
            Characters characters,
            CharacterStore store,
            Renditions renditions,
            ProfileReader reader,
            Database database,
            List<ProblemTranslator> translators) {
        this.characters = characters;
        this.store = store;
        this.renditions = renditions;
        this.reader = reader;
        this.database = database;
        this.translators = translators;
    }

    Mono<Results> run(BatchRequest request, Caller caller) {
        return request.allOrNone()
                ? atomically(request, caller)
                : inGroups(request, caller).map(Results::new);
    }

    private Mono<Results> atomically(BatchRequest request, Caller caller) {
        var work = inGroups(request, caller).doOnNext(results -> {
            if (results.stream().anyMatch(Result::isFailure)) {
                throw new Undone(results, request.operations().size());
            }
        });
        return database.transaction(work)
                .map(Results::new)
                .onErrorResume(Undone.class, undone -> Mono.just(new Results(undone.results())));
    }

    private Mono<List<Result>> inGroups(BatchRequest request, Caller caller) {
        return Flux.fromIterable(groups(request.operations()))
                .concatMap(group -> group(group, request.allOrNone(), caller), 1)
                .takeUntil(results -> request.allOrNone() && results.stream().anyMatch(Result::isFailure))
                .concatMapIterable(Function.identity())
                .collectList();
    }

    private static List<List<Operation>> groups(List<Operation> operations) {
        var groups = new ArrayList<List<Operation>>();
        var begin = 0;
        for (var i = 1; i <= operations.size(); i++) {
            if (i == operations.size()
                    || operations.get(i).op() != operations.get(begin).op()) {
                groups.add(operations.subList(begin, i));
                begin = i;
            }
        }
        return groups;
    }

    private Mono<List<Result>> group(List<Operation> operations, boolean isAtomic, Caller caller) {
        return switch (operations.getFirst().op()) {
            case READ -> isAtomic ? readWithin(operations, caller) : read(operations, caller);
            case CREATE -> new Together<>(creation(caller)).run(operations);
            case UPDATE ->
                find(operations, caller).flatMap(found -> new Together<>(update(found, caller)).run(operations));
            case DELETE ->
                find(operations, caller).flatMap(found -> new Together<>(deletion(found, caller)).run(operations));
        };
    }

    private Mono<List<Result>> read(List<Operation> operations, Caller caller) {
        var keys = keys(operations);
        return renditions.all(keys).flatMap(found -> {
            found.values().removeIf(rendition -> !rendition.isFor(caller));
            var others = keys.stream().filter(key -> !found.containsKey(key)).toList();
            return (others.isEmpty() ? Mono.just(Map.<String, StoryCharacter>of()) : characters.find(others, caller))
                    .map(named -> operations.stream()
                            .map(operation -> read(operation, found, named))
                            .toList());
        });
    }

    private static Result read(Operation operation, Map<String, Rendition> found, Map<String, StoryCharacter> named) {
        var rendition = found.get(String.valueOf(operation.id()));
        if (rendition != null) {
            return Result.of(rendition);
        }
        var character = named.get(String.valueOf(operation.id()));
        return character == null ? failed(missing(operation)) : Result.of(200, character);
    }

    /** Reads within a transaction, which sees what the operations before have changed. */
    private Mono<List<Result>> readWithin(List<Operation> operations, Caller caller) {
        return find(operations, caller).map(found -> operations.stream()
                .map(operation -> {
                    var character = found.get(String.valueOf(operation.id()));
                    return character == null ? failed(missing(operation)) : Result.of(200, character);
                })
                .toList());
    }

    private Mono<Map<String, StoryCharacter>> find(List<Operation> operations, Caller caller) {
        return characters.find(keys(operations), caller);
    }

    private static List<String> keys(List<Operation> operations) {
        return operations.stream()
                .map(Operation::id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static ProblemException missing(Operation operation) {
        return operation.id() == null
                ? ProblemException.invalid("id", "is required")
                : ProblemException.notFound("character", operation.id());
    }

    private Kind<Creation> creation(Caller caller) {
        return new Kind<>(
                operation ->
                        profile(operation).map(profile -> new Creation(profile, characters.draft(profile, caller))),
                creation -> creation.draft().id(),
                creations -> store.insertAll(
                                creations.stream().map(Creation::draft).toList())
                        .map(made -> results(201, made)),
                creation -> characters
                        .create(creation.asked(), null, "created", caller)
                        .map(made -> Result.of(201, made)));
    }

    private Kind<Change> update(Map<String, StoryCharacter> found, Caller caller) {
        return new Kind<>(
                operation -> profile(operation).map(profile -> {
                    var current = own(operation, found, caller);
                    return new Change(current, profile, version(operation));
                }),
                change -> change.fitsAGroup() ? change.current().id() : null,
                changes -> store.updateAll(changes.stream().map(Change::edit).toList(), caller)
                        .map(changed -> results(200, changed)),
                change -> characters
                        .replace(change.current().id().toString(), change.profile(), change.version(), caller)
                        .map(changed -> Result.of(200, changed)));
    }

    private Kind<Deletion> deletion(Map<String, StoryCharacter> found, Caller caller) {
        return new Kind<>(
                operation -> Mono.fromCallable(() -> new Deletion(own(operation, found, caller), operation.version())),
                deletion -> deletion.fitsAGroup() ? deletion.current().id() : null,
                deletions -> store.delete(
                                deletions.stream().map(Deletion::current).toList(), caller)
                        .map(gone -> gone.stream().collect(Collectors.toMap(id -> id, id -> Result.of(204, null)))),
                deletion -> characters
                        .delete(deletion.current().id().toString(), deletion.version(), caller)
                        .thenReturn(Result.of(204, null)));
    }

    private static Map<UUID, Result> results(int status, List<StoryCharacter> characters) {
        return characters.stream()
                .collect(Collectors.toMap(StoryCharacter::id, character -> Result.of(status, character)));
    }

    private static StoryCharacter own(Operation operation, Map<String, StoryCharacter> found, Caller caller) {
        var current = found.get(String.valueOf(operation.id()));
        if (current == null) {
            throw missing(operation);
        }
        Characters.requireOwn(current, caller);
        return current;
    }

    private Mono<Profile> profile(Operation operation) {
        return operation.body() == null || operation.body().isNull()
                ? Mono.error(ProblemException.invalid("body", "is required"))
                : reader.read(operation.body());
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

    /** A character to be: the profile that was asked for, and the draft of it. */
    private record Creation(Profile asked, Draft draft) {}

    /** A new profile for a character of the given version. */
    private record Change(StoryCharacter current, Profile profile, long version) {

        boolean fitsAGroup() {
            return version == current.version()
                    && (profile.slug() == null || profile.slug().equals(current.slug()));
        }

        Edit edit() {
            return new Edit(current, profile.withSlug(current.slug()));
        }
    }

    /** The end of a character, of the given version if one is given. */
    private record Deletion(
            StoryCharacter current, @Nullable Long version) {

        boolean fitsAGroup() {
            return version == null || version == current.version();
        }
    }

    /**
     * How operations of one kind are done.
     *
     * @param prepare what is to be done, or why it cannot be
     * @param key the character that it is done to, null when it must be done alone
     * @param all does it to several characters; what it leaves out is to be done alone
     * @param alone does it to one
     */
    private record Kind<T>(
            Function<Operation, Mono<T>> prepare,
            Function<T, @Nullable UUID> key,
            Function<List<T>, Mono<Map<UUID, Result>>> all,
            Function<T, Mono<Result>> alone) {}

    /** Something prepared, or the result that says why not. */
    private record Prepared<T>(@Nullable T task, @Nullable Result failure) {}

    /** Operations of one kind, done together where that can be. */
    private final class Together<T> {

        private final Kind<T> kind;

        Together(Kind<T> kind) {
            this.kind = kind;
        }

        Mono<List<Result>> run(List<Operation> operations) {
            return Flux.fromIterable(operations)
                    .concatMap(operation -> Mono.defer(() -> kind.prepare().apply(operation))
                            .map(task -> new Prepared<>(task, null))
                            .onErrorResume(failure -> meaning(failure).map(result -> new Prepared<>(null, result))))
                    .collectList()
                    .flatMap(this::finish);
        }

        private Mono<List<Result>> finish(List<Prepared<T>> prepared) {
            var grouped = new LinkedHashMap<UUID, T>();
            for (var each : prepared) {
                var key = each.task() == null ? null : kind.key().apply(each.task());
                if (key != null) {
                    grouped.putIfAbsent(key, Objects.requireNonNull(each.task()));
                }
            }
            var done = grouped.isEmpty()
                    ? Mono.just(Map.<UUID, Result>of())
                    : kind.all().apply(List.copyOf(grouped.values()));
            return done.flatMap(results -> Flux.fromIterable(prepared)
                    .concatMap(each -> result(each, grouped, results))
                    .collectList());
        }

        private Mono<Result> result(Prepared<T> prepared, Map<UUID, T> grouped, Map<UUID, Result> results) {
            var task = prepared.task();
            if (task == null) {
                return Mono.just(Objects.requireNonNull(prepared.failure()));
            }
            var key = kind.key().apply(task);
            var result = key != null && grouped.get(key) == task ? results.get(key) : null;
            return result != null
                    ? Mono.just(result)
                    : Mono.defer(() -> kind.alone().apply(task)).onErrorResume(Batch.this::meaning);
        }
    }

    /** An atomic batch of which one operation failed: none of the others was done. */
    private static final class Undone extends RuntimeException {

        private final transient List<Result> results;

        Undone(List<Result> results, int operations) {
            super("undone", null, false, false);
            var undone = failed(
                    new ProblemException(Problem.CONFLICT, "Undone, because another operation of the batch failed."));
            this.results = IntStream.range(0, operations)
                    .mapToObj(i -> i < results.size() && results.get(i).isFailure() ? results.get(i) : undone)
                    .toList();
        }

        List<Result> results() {
            return results;
        }
    }
}
