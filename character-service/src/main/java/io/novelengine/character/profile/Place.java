package io.novelengine.character.profile;

import io.novelengine.shared.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ends.
 *
 * @param fit how well its last character fits what was searched for, 0 the best
 * @param slug of its last character
 */
record Place(int fit, String slug) {

    /** The place behind a cursor's key; null on the first page. */
    static @Nullable Place of(@Nullable String key) {
        if (key == null) {
            return null;
        }
        if (!key.matches("[0-2]/.{1,80}")) {
            throw ProblemException.invalid("cursor", "is not a cursor that a list has given");
        }
        return new Place(key.charAt(0) - '0', key.substring(2));
    }

    String key() {
        return fit + "/" + slug;
    }
}
