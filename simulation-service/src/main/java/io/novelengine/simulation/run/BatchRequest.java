package io.novelengine.simulation.run;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/**
 * Many simulations to be started with one request.
 *
 * @param simulations 1 to 1,000, each as if it were posted alone
 */
record BatchRequest(
        @NotNull(message = "is required: 1 to 1000 simulations")
        @Size(min = 1, max = 1000, message = "must have 1 to 1000 simulations")
        List<@NotNull JsonNode> simulations) {

    /** What became of each, in order. */
    record Answer(List<Result> results) {}

    /** The run that was accepted, or the problem because of which none was. */
    record Result(int status, @Nullable Run body, @Nullable ProblemDetail problem) {}
}
