package io.novelengine.simulation.run;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client asks for.
 *
 * @param title title of the story; the scenario's when absent
 * @param scenario slug of a scenario, {@code generated} for one made to fit the cast, or a whole one
 * @param cast ids or slugs of 2 to 50 characters
 * @param turns 1 to 500; 12 when absent
 * @param seed what chance is drawn from; drawn itself when absent
 * @param mind {@code rules}
 * @param narrator {@code rules}
 * @param order who acts when: fixed, round-robin, initiative, simultaneous, director
 * @param priority critical, high, normal or low, in any case
 * @param style how it is told
 * @param budget most that a model may use
 */
public record RunRequest(
        @Nullable @Size(min = 1, max = 200) String title,

        @NotNull(message = "is required: the slug of a scenario, or a whole one")
        JsonNode scenario,

        @NotNull(message = "is required: 2 to 50 characters")
        @Size(min = 2, max = 50, message = "must have 2 to 50 characters")
        List<@NotBlank @Size(max = 80) String> cast,

        @Nullable @Min(1) @Max(500) Integer turns,
        @Nullable Long seed,
        @Nullable @Size(max = 80) String mind,
        @Nullable @Size(max = 80) String narrator,

        @Nullable
        @Pattern(
                regexp = "(?i)fixed|round-robin|initiative|simultaneous|director",
                message = "must be fixed, round-robin, initiative, simultaneous or director")
        String order,

        @Nullable @Pattern(regexp = "(?i)critical|high|normal|low", message = "must be critical, high, normal or low")
        String priority,

        @Nullable @Valid StyleRequest style,
        @Nullable @Valid Budget budget,

        @Nullable @Pattern(regexp = "public|private", message = "must be public or private")
        String visibility) {

    private static final int USUAL_TURNS = 12;

    int turnsOrUsual() {
        return turns == null ? USUAL_TURNS : turns;
    }

    Priority priorityOrNormal() {
        return priority == null ? Priority.NORMAL : Priority.valueOf(priority.toUpperCase(Locale.ROOT));
    }

    /**
     * How the story is told.
     *
     * @param pov {@code third} or {@code first}
     * @param tense {@code past} or {@code present}
     * @param tone {@code wry} or {@code grave}
     */
    public record StyleRequest(
            @Nullable @Pattern(regexp = "third|first", message = "must be third or first")
            String pov,

            @Nullable @Pattern(regexp = "past|present", message = "must be past or present")
            String tense,

            @Nullable @Pattern(regexp = "wry|grave", message = "must be wry or grave")
            String tone) {}

    /** Ceilings for a model: US dollars and tokens. */
    public record Budget(
            @Nullable @DecimalMin("0") Double usd,
            @Nullable @Min(0) Long tokens) {}
}
