package io.novelengine.character.builtin;

import io.novelengine.character.profile.Profile;
import java.util.List;

/** A cast as its file tells it: who belongs together, from where. */
record CastFile(String slug, String title, String summary, String source, List<Profile> characters) {}
