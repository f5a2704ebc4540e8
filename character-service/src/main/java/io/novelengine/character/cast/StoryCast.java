package io.novelengine.character.cast;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A cast.
 *
 * @param slug its id
 * @param title its title
 * @param summary one sentence; may be empty
 * @param source where its figures come from; may be empty
 * @param owner who may change it; {@code novel} for built-in ones
 * @param builtIn whether it comes with the suite
 * @param version rises by one with each change; the ETag
 * @param characters slugs of the members that may be seen, the leading ones first
 */
record StoryCast(
        String slug,
        String title,
        String summary,
        String source,
        String owner,
        boolean builtIn,
        @JsonIgnore String visibility,
        long version,
        List<String> characters) {

    /** Its version as a strong entity tag. */
    String etag() {
        return "\"" + version + "\"";
    }
}
