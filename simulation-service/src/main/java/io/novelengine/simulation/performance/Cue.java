package io.novelengine.simulation.performance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.novelengine.simulation.engine.Intervention;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An intervention as clients write it and as it is kept.
 *
 * @param type {@code inject} lets something happen, {@code mute} takes a character's turns away, {@code unmute} gives them
 *     back, {@code goal} gives another foremost aim
 * @param text what happens; for a goal an infinitive phrase
 * @param place id of the place where it happens; everywhere when absent
 * @param character slug of the character that is muted, unmuted or given a goal
 * @param kind kind of the goal: obtain, keep, learn, hide, expose, win, ruin, protect, reconcile, reach, leave
 * @param object id of the item, secret or place, or slug of the person that the goal is about
 */
public record Cue(
        @NotNull(message = "is required: inject, mute, unmute or goal")
        @Pattern(regexp = "inject|mute|unmute|goal", message = "must be inject, mute, unmute or goal")
        String type,

        @Nullable @Size(min = 1, max = 500) String text,
        @Nullable @Size(max = 80) String place,
        @Nullable @Size(max = 80) String character,

        @Nullable
        @Pattern(
                regexp = "obtain|keep|learn|hide|expose|win|ruin|protect|reconcile|reach|leave",
                message = "must be obtain, keep, learn, hide, expose, win, ruin, protect, reconcile, reach or leave")
        String kind,

        @Nullable @Size(max = 80) String object) {

    /** The field that this type of intervention needs and that is absent; null when none is. */
    @JsonIgnore
    public @Nullable String missing() {
        return switch (type) {
            case "inject" -> text == null ? "text" : null;
            case "goal" ->
                character == null
                        ? "character"
                        : kind == null ? "kind" : object == null ? "object" : text == null ? "text" : null;
            default -> character == null ? "character" : null;
        };
    }

    Intervention intervention() {
        return switch (type) {
            case "inject" -> new Intervention.Inject(word(text), word(place));
            case "mute" -> new Intervention.Mute(word(character));
            case "unmute" -> new Intervention.Unmute(word(character));
            case "goal" -> new Intervention.ChangeGoal(word(character), word(kind), word(object), word(text));
            default -> throw new IllegalArgumentException("no such intervention: " + type);
        };
    }

    private static String word(@Nullable String word) {
        return Objects.requireNonNullElse(word, "");
    }
}
