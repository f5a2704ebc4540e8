package io.novelengine.analytics.insight;

import io.novelengine.shared.database.Database.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a question is about.
 *
 * @param scenario slug of their scenario, or all
 * @param mind what decides in them, or all
 */
record Filter(@Nullable String scenario, @Nullable String mind) {

    /** The condition of {@link #bind}, on columns {@code scenario} and {@code mind}. */
    static final String SQL =
            "(:scenario::text is null or scenario = :scenario) and (:mind::text is null or mind = :mind)";

    Query bind(Query query) {
        return query.bind("scenario", scenario, String.class).bind("mind", mind, String.class);
    }
}
