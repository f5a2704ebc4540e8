package io.novelengine.character.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.novelengine.shared.web.EntityTag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A character as it is kept.
 *
 * @param id its id
 * @param version rises by one with each change; the ETag names it
 * @param owner who may change it; {@code novel} for built-in ones
 * @param builtIn whether it comes with the suite
 * @param cast slug of its cast, if it is in one
 * @param profile what is known of it
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
public record StoryCharacter(
        UUID id,
        long version,
        String owner,
        boolean builtIn,
        @Nullable String cast,
        @JsonUnwrapped Profile profile,
        Instant createdAt,
        Instant updatedAt) {

    /** Its readable id. */
    public String slug() {
        return String.valueOf(profile.slug());
    }

    /** Its version and its id as a strong entity tag: a slug may come to be another's. */
    public String etag() {
        return EntityTag.of(version, id);
    }
}
