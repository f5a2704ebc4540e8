package io.novelengine.shared.contract;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A turn of a run is in the database.
 *
 * @param run id of the run
 * @param number number of the turn, from 1
 * @param acts what the characters did in it, in order
 * @param words words of its prose
 * @param digest SHA-256 of the turn chained to the one before, in hexadecimal
 */
public record TurnCommitted(UUID run, int number, List<Act> acts, int words, String digest) implements SuiteEvent {

    public TurnCommitted {
        Objects.requireNonNull(run);
        acts = List.copyOf(acts);
        Objects.requireNonNull(digest);
    }

    @Override
    public String subject() {
        return run.toString();
    }

    /**
     * One act of a character.
     *
     * @param actor slug of the character
     * @param type kind of act
     * @param target slug of the character it was done to, if any
     * @param outcome {@code SUCCESS}, {@code PARTIAL} or {@code FAIL}
     */
    public record Act(String actor, String type, @Nullable String target, String outcome) {

        public Act {
            Objects.requireNonNull(actor);
            Objects.requireNonNull(type);
            Objects.requireNonNull(outcome);
        }
    }
}
