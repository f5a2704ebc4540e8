package io.novelengine.shared.cache;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a value came from. */
public enum Layer {
    /** This instance's memory. */
    L1,
    /** Redis. */
    L2,
    /** PostgreSQL's table of dear entries. */
    L3,
    /** The source itself: nothing was cached. */
    SOURCE;

    /** The name in lower case, as in the metrics and in {@code Server-Timing}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
