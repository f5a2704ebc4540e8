package io.novelengine.character.profile;

import io.novelengine.shared.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ends.
 *
 * @param fit how well its last character fits what was searched for, 0 the best
 * @param last slug of its last character; among those that fit by any text its id
 */
record Place(int fit, String last) {

    /** The place behind a cursor's key; null on the first page. */
    static @Nullable Place of(@Nullable String key) {
        if (key == null) {
            return null;
        }
        if (!key.matches("[013]/.{1,80}|2/[0-9a-f-]{36}")) {
            throw ProblemException.invalid("cursor", "is not a cursor that a list has given");
        }
        return new Place(key.charAt(0) - '0', key.substring(2));
    }

    String key() {
        return fit + "/" + last;
    }
}
