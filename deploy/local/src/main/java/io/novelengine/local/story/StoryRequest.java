package io.novelengine.local.story;

import java.util.List;
import java.util.Optional;

/**
 * What story is wanted.
 *
 * @param cast slugs of the characters, empty for any
 * @param scenario slug, empty for any
 * @param turns how many
 * @param seed of all chance in the story
 */
public record StoryRequest(List<String> cast, Optional<String> scenario, long turns, long seed) {

    public StoryRequest {
        cast = List.copyOf(cast);
    }
}
