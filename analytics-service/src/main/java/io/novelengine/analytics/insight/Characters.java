package io.novelengine.analytics.insight;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what each character has done, the busiest first. */
@Component
class Characters {

    private final Lens lens;

    Characters(Lens lens) {
        this.lens = lens;
    }

    Mono<Page> page(int limit, @Nullable String cursor, Caller caller) {
        var after = cursor == null ? new Position(Long.MAX_VALUE, "") : Position.of(cursor);
        return lens.sql(caller, """
                        select slug, runs, acts, succeeded, partly, failed from actor
                        where acts < :acts or (acts = :acts and slug > :slug)
                        order by acts desc, slug limit :limit""")
                .bind("acts", after.acts())
                .bind("slug", after.slug())
                .bind("limit", limit + 1)
                .list(row -> new Character(
                        Objects.requireNonNull(row.get("slug", String.class)),
                        Objects.requireNonNull(row.get("runs", Long.class)),
                        Objects.requireNonNull(row.get("acts", Long.class)),
                        new Outcomes(
                                Objects.requireNonNull(row.get("succeeded", Long.class)),
                                Objects.requireNonNull(row.get("partly", Long.class)),
                                Objects.requireNonNull(row.get("failed", Long.class)))))
                .map(rows -> rows.size() <= limit
                        ? new Page(rows, null)
                        : new Page(rows.subList(0, limit), Position.after(rows.get(limit - 1))));
    }

    /**
     * Part of the list.
     *
     * @param items characters
     * @param next cursor of the next part, absent at the end
     */
    record Page(List<Character> items, @Nullable String next) {}

    /**
     * What a character has done so far.
     *
     * @param character slug
     * @param runs runs it was cast in
     * @param acts its acts
     * @param outcomes how they ended
     */
    record Character(String character, long runs, long acts, Outcomes outcomes) {}

    /**
     * How acts ended.
     *
     * @param success how many succeeded
     * @param partial how many succeeded in part
     * @param fail how many failed
     */
    record Outcomes(long success, long partial, long fail) {}

    private record Position(long acts, String slug) {

        static String after(Character character) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((character.acts() + " " + character.character()).getBytes(StandardCharsets.UTF_8));
        }

        static Position of(String cursor) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                var space = text.indexOf(' ');
                return new Position(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw ProblemException.invalid("cursor", "is not a cursor of this list");
            }
        }
    }
}
