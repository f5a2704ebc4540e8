package io.novelengine.character.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/**
 * A batch.
 *
 * @param operations 1 to 500
 * @param atomic whether either all of them are done or none; false when absent
 */
record BatchRequest(
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Operation> operations,
        @Nullable Boolean atomic) {

    boolean allOrNone() {
        return Boolean.TRUE.equals(atomic);
    }

    /** What can be done to a character in a batch. */
    enum Op {
        CREATE,
        READ,
        UPDATE,
        DELETE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
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

    /** The result of one operation: its status, and the character or the problem. */
    record Result(
            int status,

            @Schema(implementation = StoryCharacter.class) @Nullable
            Object body,

            @Nullable ProblemDetail problem) {

        /** The result of a read, sent as it is kept. */
        static Result of(Rendition rendition) {
            return new Result(200, new RawValue(new String(rendition.json(), StandardCharsets.UTF_8)), null);
        }

        static Result of(int status, @Nullable StoryCharacter body) {
            return new Result(status, body, null);
        }

        @JsonIgnore
        boolean isFailure() {
            return problem != null;
        }
    }

    /** The answer, in the order of the operations. */
    record Results(List<Result> results) {}
}
