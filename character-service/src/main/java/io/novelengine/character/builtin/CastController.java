package io.novelengine.character.builtin;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The casts over HTTP. */
@RestController
@RequestMapping("/api/v1/casts")
@Tag(name = "casts", description = "Characters that belong together")
class CastController {

    private final CastStore casts;

    CastController(CastStore casts) {
        this.casts = casts;
    }

    @GetMapping
    @Operation(summary = "List the built-in casts with the slugs of their members")
    Mono<Page<StoryCast>> list() {
        return casts.all().map(found -> new Page<>(found, null));
    }

    /**
     * A cast.
     *
     * @param slug its id
     * @param title its title
     * @param summary one sentence
     * @param source where its figures come from
     * @param characters slugs of the members, the leading ones first
     */
    record StoryCast(String slug, String title, String summary, String source, List<String> characters) {}

    /** Casts in PostgreSQL. */
    @Component
    static class CastStore {

        private final Database database;

        CastStore(Database database) {
            this.database = database;
        }

        Mono<List<StoryCast>> all() {
            return database.sql("""
                            select c.slug, c.title, c.summary, c.source, array_agg(m.slug order by m.cast_position) as members
                            from story_cast c join story_character m on m.cast_slug = c.slug
                            group by c.slug order by c.slug limit 200""")
                    .list(row -> new StoryCast(
                            row.get("slug", String.class),
                            row.get("title", String.class),
                            row.get("summary", String.class),
                            row.get("source", String.class),
                            Arrays.asList(row.get("members", String[].class))));
        }
    }
}
