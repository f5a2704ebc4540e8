package io.novelengine.simulation.scenario;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.novelengine.simulation.engine.Scenario;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it is kept.
 *
 * @param id its id
 * @param version rises by one with each change; the ETag
 * @param owner who may change it; {@code novel} for built-in ones
 * @param builtIn whether it comes with the suite
 * @param visibility {@code private} when only its owner and operators see it; absent when everybody does
 * @param scenario what it holds
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
public record StoredScenario(
        UUID id,
        long version,
        String owner,
        boolean builtIn,
        @Nullable String visibility,
        @JsonUnwrapped Scenario scenario,
        Instant createdAt,
        Instant updatedAt) {

    String etag() {
        return "\"" + version + "\"";
    }
}
