package io.novelengine.character.profile;

import org.jspecify.annotations.Nullable;

/**
 * Which characters to list: each given part must fit.
 *
 * @param q words, of which the last may be a beginning, and names may be misspelt by a letter
 * @param tag one tag, whatever the case
 * @param owner who owns them
 * @param cast slug of a cast
 */
record CharacterFilter(
        @Nullable String q,
        @Nullable String tag,
        @Nullable String owner,
        @Nullable String cast) {}
