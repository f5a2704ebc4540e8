package io.novelengine.character.cast;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Caller;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Casts in PostgreSQL; whoever may not see one, or a member of it, does not find it. */
@Component
class CastStore {

    private static final String SELECT = """
            select c.slug, c.title, c.summary, c.source, c.owner, c.built_in, c.visibility, c.version,
                   array(select m.slug from cast_member i join story_character m on m.id = i.character_id
                         where i.cast_slug = c.slug and m.deleted_at is null
                           and (:operator or m.visibility = 'public' or m.owner = :caller)
                         order by i.position, m.slug limit 200) as members
            from story_cast c where (:operator or c.visibility = 'public' or c.owner = :caller)""";

    private final Database database;

    CastStore(Database database) {
        this.database = database;
    }

    private Database.Query select(String rest, Caller caller) {
        return database.sql(SELECT + rest).bind("operator", caller.operator()).bind("caller", caller.id());
    }

    Mono<List<StoryCast>> page(Caller caller, @Nullable String after, int limit) {
        return select(" and (cast(:after as text) is null or c.slug > :after) order by c.slug limit :limit", caller)
                .bind("after", after, String.class)
                .bind("limit", limit)
                .list(CastStore::cast);
    }

    Mono<StoryCast> bySlug(String slug, Caller caller) {
        return select(" and c.slug = :slug", caller).bind("slug", slug).one(CastStore::cast);
    }

    /** The new cast and its members in one transaction; empty when the slug is taken. */
    Mono<StoryCast> insert(String slug, CastDraft draft, List<UUID> members, Caller caller) {
        return database.transaction(database.sql("""
                        insert into story_cast (slug, title, summary, source, owner, built_in, visibility)
                        values (:slug, :title, :summary, :source, :owner, false, :visibility)
                        on conflict (slug) do nothing""")
                .bind("slug", slug)
                .bind("title", draft.title())
                .bind("summary", or(draft.summary()))
                .bind("source", or(draft.source()))
                .bind("owner", caller.id())
                .bind("visibility", draft.visibility() == null ? "public" : draft.visibility())
                .update()
                .filter(rows -> rows == 1)
                .flatMap(made -> members(slug, members).then(bySlug(slug, caller))));
    }

    /** The changed cast; empty when it has another version by now. */
    Mono<StoryCast> update(StoryCast current, CastDraft draft, List<UUID> members, Caller caller) {
        return database.transaction(database.sql("""
                        update story_cast set title = :title, summary = :summary, source = :source,
                            visibility = :visibility, version = version + 1, updated_at = now()
                        where slug = :slug and version = :version and not built_in""")
                .bind("slug", current.slug())
                .bind("version", current.version())
                .bind("title", draft.title())
                .bind("summary", or(draft.summary()))
                .bind("source", or(draft.source()))
                .bind("visibility", draft.visibility() == null ? "public" : draft.visibility())
                .update()
                .filter(rows -> rows == 1)
                .flatMap(changed -> members(current.slug(), members).then(bySlug(current.slug(), caller))));
    }

    private Mono<Long> members(String slug, List<UUID> members) {
        return database.sql("delete from cast_member where cast_slug = :slug")
                .bind("slug", slug)
                .update()
                .then(Mono.defer(() -> database.sql("""
                                insert into cast_member (cast_slug, character_id, position)
                                select :slug, id, min(place) from unnest(:members) with ordinality as m (id, place) group by id""")
                        .bind("slug", slug)
                        .bind("members", members.toArray(UUID[]::new))
                        .update()));
    }

    Mono<Long> delete(StoryCast current) {
        return database.sql("delete from story_cast where slug = :slug and version = :version and not built_in")
                .bind("slug", current.slug())
                .bind("version", current.version())
                .update();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static StoryCast cast(Readable row) {
        return new StoryCast(
                row.get("slug", String.class),
                row.get("title", String.class),
                row.get("summary", String.class),
                row.get("source", String.class),
                row.get("owner", String.class),
                row.get("built_in", Boolean.class),
                row.get("visibility", String.class),
                row.get("version", Long.class),
                Arrays.asList(row.get("members", String[].class)));
    }
}
