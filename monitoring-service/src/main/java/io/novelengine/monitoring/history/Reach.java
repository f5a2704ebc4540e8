package io.novelengine.monitoring.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an instance answers.
 *
 * @param reached whether it answered the latest scrape; null before the first
 * @param lastTriedAt when it was last asked; null before the first scrape
 * @param lastReachedAt when it last answered since this process started, or null
 * @param reason why it did not answer the latest scrape, or null
 */
public record Reach(
        @Nullable Boolean reached,
        @Nullable Instant lastTriedAt,
        @Nullable Instant lastReachedAt,
        @Nullable String reason) {

    static final Reach UNTRIED = new Reach(null, null, null, null);

    Reach reachedAt(Instant at) {
        return new Reach(true, at, at, null);
    }

    Reach missedAt(Instant at, String reason) {
        return new Reach(false, at, lastReachedAt, reason);
    }

    /** Whether it answered the latest scrape. */
    public boolean isReached() {
        return Boolean.TRUE.equals(reached);
    }

    /** Whether it was not asked yet. */
    public boolean isUntried() {
        return reached == null;
    }
}
