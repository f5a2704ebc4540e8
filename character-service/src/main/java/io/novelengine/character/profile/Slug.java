package io.novelengine.character.profile;

import java.text.Normalizer;
import java.util.Locale;

/** Readable ids made from names. */
public final class Slug {

    private static final int LONGEST = 70;

    private Slug() {}

    /** Lower-case ASCII letters, digits and hyphens; {@code character} when nothing of the name can be kept. */
    public static String of(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var slug =
                plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST).replaceAll("-+$", "");
        return slug.isEmpty() ? "character" : slug;
    }
}
