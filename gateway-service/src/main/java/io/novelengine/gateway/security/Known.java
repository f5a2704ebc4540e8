package io.novelengine.gateway.security;

import io.novelengine.shared.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is known.
 *
 * @param caller who
 * @param proof what requests that change something must repeat in a header, against forgery; null when none is needed
 */
public record Known(Caller caller, @Nullable String proof) {

    /** Somebody known by something that no browser sends by itself. */
    public static Known of(Caller caller) {
        return new Known(caller, null);
    }

    @Override
    public String toString() {
        return "Known[" + caller + "]";
    }
}
