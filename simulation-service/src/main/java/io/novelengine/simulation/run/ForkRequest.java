package io.novelengine.simulation.run;

import io.novelengine.simulation.performance.Cue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run to be played on differently.
 *
 * @param turn turns that the fork shares with its parent; 0 for none
 * @param changes what is different after them; nothing when absent
 */
record ForkRequest(
        @NotNull(message = "is required: the turn after which to fork") @Min(0)
        Integer turn,

        @Nullable @Valid Changes changes) {

    /**
     * What is different.
     *
     * @param title another title
     * @param interventions played before the first turn after the fork
     */
    record Changes(
            @Nullable @Size(min = 1, max = 200) String title,
            @Nullable @Size(max = 16) List<@NotNull @Valid Cue> interventions) {}

    List<Cue> cues() {
        return changes == null || changes.interventions() == null ? List.of() : changes.interventions();
    }

    @Nullable
    String title() {
        return changes == null ? null : changes.title();
    }
}
