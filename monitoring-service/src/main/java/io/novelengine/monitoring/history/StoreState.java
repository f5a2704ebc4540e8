package io.novelengine.monitoring.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the history reaches PostgreSQL.
 *
 * @param available whether the latest round of saving succeeded; null before the first
 * @param since since when that is so; null before the first round
 * @param unsavedRows rows that wait to be saved
 */
public record StoreState(
        @Nullable Boolean available, @Nullable Instant since, int unsavedRows) {}
