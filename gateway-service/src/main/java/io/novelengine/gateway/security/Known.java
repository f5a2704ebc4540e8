package io.novelengine.gateway.security;

import io.novelengine.shared.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is known.
 *
 * @param caller who
 * @param again by what it is seen later whether this still holds; no secret of a token
 * @param proof what requests that change something must repeat in a header, against forgery; null when none is needed
 */
public record Known(
        Caller caller, Presented again, @Nullable String proof) {

    /** Somebody known by something that no browser sends by itself. */
    public static Known of(Caller caller, Presented again) {
        return new Known(caller, again, null);
    }

    @Override
    public String toString() {
        return "Known[" + caller + "]";
    }
}
