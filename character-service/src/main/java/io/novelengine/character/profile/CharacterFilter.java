package io.novelengine.character.profile;

import org.jspecify.annotations.Nullable;

/** Which characters to list: each given part must fit. */
record CharacterFilter(
        @Nullable String q,
        @Nullable String tag,
        @Nullable String owner,
        @Nullable String cast) {}
