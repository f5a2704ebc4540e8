package io.novelengine.character.profile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A character that a statement has changed.
 *
 * @param id its id
 * @param slug its slug
 * @param formerSlugs slugs that it had before
 * @param character all of it; null when it is gone
 */
record Changed(
        UUID id,
        String slug,
        List<String> formerSlugs,
        @Nullable StoryCharacter character) {}
