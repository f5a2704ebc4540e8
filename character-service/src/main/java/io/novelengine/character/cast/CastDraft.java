package io.novelengine.character.cast;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cast as a client asks for it.
 *
 * @param slug its id; made from the title when absent, and never changed later
 * @param title its title
 * @param summary one sentence
 * @param source where its figures come from
 * @param visibility {@code public}, as when absent, or {@code private}
 * @param characters ids or slugs of the members, the leading ones first
 */
record CastDraft(
        @Nullable
        @Pattern(
                regexp = "[a-z0-9][a-z0-9-]{0,79}",
                message = "must be lower-case letters, digits and hyphens, at most 80")
        String slug,

        @NotBlank @Size(max = 120) String title,
        @Nullable @Size(max = 2_000) String summary,
        @Nullable @Size(max = 500) String source,

        @Nullable @Pattern(regexp = "public|private", message = "must be public or private")
        String visibility,

        @NotNull @Size(max = 200) List<@NotBlank @Size(max = 80) String> characters) {}
