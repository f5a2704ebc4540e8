package io.novelengine.shared.web;

import io.novelengine.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the items, in order
 * @param next cursor of the next page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Most items on a page. */
    public static final int MOST = 200;

    /**
     * A page from one item more than it shows; that one says whether there is a next page.
     *
     * @param found up to {@code limit + 1} items
     * @param limit items on a page
     * @param key what the next page starts after
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, limit);
        return new Page<>(List.copyOf(items), cursor(key.apply(items.getLast())));
    }

    /** The key behind a cursor, null for the first page; a 400 for anything that is no cursor. */
    public static @Nullable String after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith("v1:")) {
                return text.substring(3);
            }
        } catch (IllegalArgumentException e) {
            throw notACursor();
        }
        throw notACursor();
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("v1:" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException notACursor() {
        return ProblemException.invalid("cursor", "is not a cursor that a list has given");
    }
}
