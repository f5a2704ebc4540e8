package io.novelengine.report.compose;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run, as far as a report needs it.
 *
 * @param title title of the story
 * @param status where it stands
 * @param turn turns committed
 * @param turns turns asked for
 * @param seed what its chance was sown with
 * @param mind what decided
 * @param scenario the scenario
 * @param digest digest of the last turn
 * @param cast the characters
 * @param failure why it failed
 * @param createdAt time of acceptance
 * @param startedAt time of the start
 * @param finishedAt time of the end
 */
public record RunView(
        String title,
        String status,
        int turn,
        int turns,
        @Nullable String seed,
        @Nullable String mind,
        @Nullable String scenario,
        @Nullable String digest,
        List<Member> cast,
        @Nullable String failure,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * A character of the cast.
     *
     * @param slug its slug
     * @param name its name
     */
    public record Member(String slug, String name) {}
}
