package io.novelengine.character.profile;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Characters in PostgreSQL; whoever may not see one does not find it. */
@Component
class CharacterStore {

    private static final String COLUMNS =
            "c.id, c.version, c.owner, c.built_in, c.cast_slug, c.created_at, c.updated_at, ";
    private static final String WHOLE = COLUMNS + "c.profile";
    private static final String CHANGED =
            WHOLE + ", c.slug, array(select f.slug from former_slug f where f.character_id = c.id) as formers";
    private static final String WITHOUT_LORE = COLUMNS + "c.profile - 'lore' as profile";
    private static final String LIVE = " c.deleted_at is null";

    private final Database database;
    private final CharacterEvictions evictions;
    private final JsonMapper json;

    CharacterStore(Database database, CharacterEvictions evictions, JsonMapper json) {
        this.database = database;
        this.evictions = evictions;
        this.json = json;
    }

    private static String visible(Caller caller) {
        return caller.operator() ? LIVE : LIVE + " and (c.visibility = 'public' or c.owner = :caller)";
    }

    private static Database.Query as(Caller caller, Database.Query query) {
        return caller.operator() ? query : query.bind("caller", caller.id());
    }

    Mono<StoryCharacter> byId(UUID id, Caller caller) {
        return as(
                        caller,
                        database.sql(
                                "select " + WHOLE + " from story_character c where c.id = :id and" + visible(caller)))
                .bind("id", id)
                .one(this::character);
    }

    /** The one with this slug; otherwise the one that had it last. */
    Mono<StoryCharacter> bySlug(String slug, Caller caller) {
        return as(
                        caller,
                        database.sql("select " + WHOLE + " from story_character c where c.slug = :slug and"
                                + visible(caller)))
                .bind("slug", slug)
                .one(this::character)
                .switchIfEmpty(Mono.defer(() -> as(
                                caller,
                                database.sql("select " + WHOLE
                                        + " from former_slug f join story_character c on c.id = f.character_id"
                                        + " where f.slug = :slug and" + visible(caller)))
                        .bind("slug", slug)
                        .one(this::character)));
    }

    Mono<StoryCharacter> byName(String name, Caller caller) {
        return as(
                        caller,
                        database.sql(
                                "select " + WHOLE + " from story_character c where lower(c.name) = lower(:name) and"
                                        + visible(caller) + " order by c.slug limit 1"))
                .bind("name", name)
                .one(this::character);
    }

    /** One that was deleted, by id or by the slug that it had. */
    Mono<StoryCharacter> deleted(@Nullable UUID id, String slug) {
        return database.sql("select " + WHOLE + " from story_character c where c.deleted_at is not null and "
                        + (id == null ? "c.slug = :key" : "c.id = :key") + " order by c.deleted_at desc limit 1")
                .bind("key", id == null ? slug : id)
                .one(this::character);
    }

    /** Those with one of these ids, slugs, former slugs or, whatever the case, names; each with what it was found by. */
    Mono<List<Found>> all(Collection<UUID> ids, Collection<String> slugs, Caller caller) {
        return as(
                        caller,
                        database.sql("select f.slug as former, " + WHOLE + " from story_character c"
                                + " left join former_slug f on f.character_id = c.id and f.slug = any(:slugs)"
                                + " where (c.id = any(:ids) or c.slug = any(:slugs) or lower(c.name) = any(:names)"
                                + " or c.id = any(select character_id from former_slug where slug = any(:slugs))) and"
                                + visible(caller) + " order by c.slug limit 2000"))
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("slugs", slugs.toArray(String[]::new))
                .bind(
                        "names",
                        slugs.stream()
                                .map(slug -> slug.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .list(row -> new Found(character(row), row.get("former", String.class)));
    }

    /*
     * Slugs are made of names, so what fits a name stands together in their order, which the planner does not know: it
     * would look through all characters from A on for a common name, expecting a page of them soon. Offset 0 keeps it from
     * that; such a search costs what its matches cost. Names at the beginning of slugs, the commonest case, are a range of
     * the slugs' index. Words of other texts may be in every tenth character, but stand anywhere in the order of ids: there
     * the planner's choice between that order and the index on words is a good one.
     */

    /** Characters after the given place: the best fitting first, those that fit alike in the order of their slugs. */
    Mono<List<Placed>> page(CharacterFilter filter, Caller caller, @Nullable Place after, int limit) {
        var search = filter.q() == null || filter.q().isBlank() ? null : Search.of(filter.q());
        if (search != null && search.words().isEmpty()) {
            return Mono.just(List.of());
        }
        var fits = search == null ? List.of("true") : search.conditions();
        var parts = new ArrayList<String>();
        for (var fit = after == null ? 0 : after.fit(); fit < fits.size(); fit++) {
            var where = fits.get(fit) + " and" + visible(caller) + conditions(filter);
            parts.add(part(fit, where, after != null && after.fit() == fit));
        }
        if (parts.isEmpty()) {
            return Mono.just(List.of());
        }
        var query = as(
                        caller,
                        database.sql(
                                "select * from (" + String.join(" union all ", parts) + ") as fitting limit :limit"))
                .bind("limit", limit);
        if (after != null) {
            query.bind("after", after.last());
        }
        bind(filter, query);
        if (search != null) {
            bind(search, query);
        }
        return query.list(row ->
                new Placed(character(row), new Place(row.get("fit", Integer.class), row.get("place", String.class))));
    }

    private static String part(int fit, String where, boolean goesOn) {
        var key = fit == Search.ANYTHING ? "c.id" : "c.slug";
        var type = fit == Search.ANYTHING ? "uuid" : "text";
        var all = where + (goesOn ? " and " + key + " > cast(:after as " + type + ")" : "");
        return "(select " + fit + " as fit, cast(" + key + " as text) as place, " + WITHOUT_LORE + " from "
                + (fit == 0 || fit == Search.ANYTHING
                        ? "story_character c where " + all
                        : "(select * from story_character c where " + all + " offset 0) c")
                + " order by " + key + " limit :limit)";
    }

    private static String conditions(CharacterFilter filter) {
        return (filter.tag() == null ? "" : " and c.tag_words @> :tag")
                + (filter.owner() == null ? "" : " and c.owner = :owner")
                + (filter.cast() == null
                        ? ""
                        : " and c.id in (select character_id from cast_member where cast_slug = :cast)");
    }

    private static void bind(CharacterFilter filter, Database.Query query) {
        if (filter.tag() != null) {
            query.bind("tag", new String[] {filter.tag().toLowerCase(Locale.ROOT)});
        }
        if (filter.owner() != null) {
            query.bind("owner", filter.owner());
        }
        if (filter.cast() != null) {
            query.bind("cast", filter.cast());
        }
    }

    private static void bind(Search search, Database.Query query) {
        query.bind("begin", search.begin()).bind("end", search.end());
        for (var i = 0; i < search.words().size(); i++) {
            query.bind("name" + i, search.name(i))
                    .bind("word" + i, search.words().get(i));
        }
    }

    /** Every name, in alphabetical order. */
    Mono<List<String>> names(int limit, Caller caller) {
        return as(
                        caller,
                        database.sql("select c.name from story_character c where" + visible(caller)
                                + " order by c.name, c.slug limit :limit"))
                .bind("limit", limit)
                .list(row -> row.get("name", String.class));
    }

    /** The new character; empty when the slug is taken. */
    Mono<StoryCharacter> insert(Draft draft, @Nullable Idempotency idempotency) {
        var profile = draft.profile();
        var change = database.sql("""
                        insert into story_character as c
                            (id, slug, name, owner, visibility, tags, profile, change, changed_by, idempotency_key, request_digest)
                        values (:id, :slug, :name, :owner, :visibility, :tags, :profile, :change, :owner, :key, :digest)
                        on conflict (slug) where deleted_at is null do nothing returning\s""" + CHANGED)
                .bind("id", draft.id())
                .bind("slug", profile.slug(), String.class)
                .bind("name", profile.name())
                .bind("owner", draft.owner())
                .bind("visibility", visibility(profile))
                .bind("tags", tags(profile))
                .bind("profile", Json.of(text(profile)))
                .bind("change", draft.change())
                .bind("key", idempotency == null ? null : idempotency.key(), String.class)
                .bind("digest", idempotency == null ? null : idempotency.digest(), String.class)
                .one(this::changed);
        return kept(change);
    }

    /** Those of the new characters whose slugs were not taken, in no order. */
    Mono<List<StoryCharacter>> insertAll(List<Draft> drafts) {
        var change = database.sql("""
                        insert into story_character as c
                            (id, slug, name, owner, visibility, tags, profile, change, changed_by)
                        select new.id, new.profile ->> 'slug', new.profile ->> 'name', new.owner,
                               coalesce(new.profile ->> 'visibility', 'public'),
                               array(select jsonb_array_elements_text(new.profile -> 'tags')),
                               new.profile, 'created', new.owner
                        from (select unnest(:ids) as id, unnest(:owners) as owner, unnest(:profiles)::jsonb as profile) as new
                        on conflict (slug) where deleted_at is null do nothing returning\s""" + CHANGED)
                .bind("ids", drafts.stream().map(Draft::id).toArray(UUID[]::new))
                .bind("owners", drafts.stream().map(Draft::owner).toArray(String[]::new))
                .bind(
                        "profiles",
                        drafts.stream().map(draft -> text(draft.profile())).toArray(String[]::new))
                .list(this::changed);
        return allKept(change);
    }

    /** What the same request made before, with the digest of that request. */
    Mono<Made> madeBy(String owner, String idempotencyKey) {
        return database.sql("select c.request_digest, " + WHOLE
                        + " from story_character c where c.owner = :owner and c.idempotency_key = :key")
                .bind("owner", owner)
                .bind("key", idempotencyKey)
                .one(row -> new Made(character(row), row.get("request_digest", String.class)));
    }

    /** The changed character; empty when it has another version by now. */
    Mono<StoryCharacter> update(StoryCharacter current, Profile profile, Caller caller) {
        var change = database.sql("""
                        update story_character as c
                        set slug = :slug, name = :name, visibility = :visibility, tags = :tags, profile = :profile,
                            version = c.version + 1, updated_at = now(), change = 'changed', changed_by = :caller
                        where c.id = :id and c.version = :version and not c.built_in and c.deleted_at is null returning\s""" + CHANGED)
                .bind("id", current.id())
                .bind("version", current.version())
                .bind("slug", profile.slug(), String.class)
                .bind("name", profile.name())
                .bind("visibility", visibility(profile))
                .bind("tags", tags(profile))
                .bind("profile", Json.of(text(profile)))
                .bind("caller", caller.id())
                .one(this::changed);
        return kept(change, current.slug());
    }

    /** Those of the characters that still had their versions, changed; their slugs stay. */
    Mono<List<StoryCharacter>> updateAll(List<Edit> edits, Caller caller) {
        var change = database.sql("""
                        update story_character as c
                        set name = new.profile ->> 'name', visibility = coalesce(new.profile ->> 'visibility', 'public'),
                            tags = array(select jsonb_array_elements_text(new.profile -> 'tags')), profile = new.profile,
                            version = c.version + 1, updated_at = now(), change = 'changed', changed_by = :caller
                        from (select unnest(:ids) as id, unnest(:versions) as version, unnest(:profiles)::jsonb as profile) as new
                        where c.id = new.id and c.version = new.version and not c.built_in and c.deleted_at is null
                        returning\s""" + CHANGED)
                .bind("ids", edits.stream().map(edit -> edit.current().id()).toArray(UUID[]::new))
                .bind(
                        "versions",
                        edits.stream().map(edit -> edit.current().version()).toArray(Long[]::new))
                .bind(
                        "profiles",
                        edits.stream().map(edit -> text(edit.profile())).toArray(String[]::new))
                .bind("caller", caller.id())
                .list(this::changed);
        return allKept(change);
    }

    /** The ids of those that still had their versions, and are deleted now. */
    Mono<List<UUID>> delete(List<StoryCharacter> characters, Caller caller) {
        var change = database.sql("""
                        update story_character as c
                        set deleted_at = now(), updated_at = now(), version = c.version + 1, change = 'deleted',
                            changed_by = :caller, idempotency_key = null
                        from (select unnest(:ids) as id, unnest(:versions) as version) as old
                        where c.id = old.id and c.version = old.version and not c.built_in and c.deleted_at is null
                        returning c.id, c.slug, array(select f.slug from former_slug f where f.character_id = c.id) as formers""")
                .bind("ids", characters.stream().map(StoryCharacter::id).toArray(UUID[]::new))
                .bind(
                        "versions",
                        characters.stream().map(StoryCharacter::version).toArray(Long[]::new))
                .bind("caller", caller.id())
                .list(row -> changed(row, null));
        return database.changing(change, evictions::of)
                .map(gone -> gone.stream().map(Changed::id).toList());
    }

    /** The character as it was before it was deleted, under the slug of the profile. */
    Mono<StoryCharacter> restore(StoryCharacter deleted, Profile profile, Caller caller) {
        var change = database.sql("""
                        update story_character as c
                        set deleted_at = null, updated_at = now(), version = c.version + 1, change = 'restored',
                            changed_by = :caller, slug = :slug, profile = :profile
                        where c.id = :id and c.version = :version and c.deleted_at is not null
                          and not exists (select from story_character o where o.slug = :slug and o.deleted_at is null)
                        returning\s""" + CHANGED)
                .bind("id", deleted.id())
                .bind("version", deleted.version())
                .bind("slug", profile.slug(), String.class)
                .bind("profile", Json.of(text(profile)))
                .bind("caller", caller.id())
                .one(this::changed);
        return kept(change, deleted.slug());
    }

    private Changed changed(Readable row) {
        return changed(row, character(row));
    }

    private static Changed changed(Readable row, @Nullable StoryCharacter character) {
        return new Changed(
                row.get("id", UUID.class),
                row.get("slug", String.class),
                List.of(row.get("formers", String[].class)),
                character);
    }

    /** The changed character, once nobody is given an older one under its keys or under {@code before}. */
    private Mono<StoryCharacter> kept(Mono<Changed> change, String... before) {
        return database.changing(change, changed -> evictions.of(List.of(changed, renamed(changed, before))))
                .mapNotNull(Changed::character);
    }

    private static Changed renamed(Changed changed, String... before) {
        return new Changed(changed.id(), changed.slug(), List.of(before), null);
    }

    private Mono<List<StoryCharacter>> allKept(Mono<List<Changed>> change) {
        return database.changing(change, evictions::of).map(all -> all.stream()
                .map(Changed::character)
                .filter(Objects::nonNull)
                .toList());
    }

    private String text(Profile profile) {
        var text = json.writeValueAsString(profile);
        if (text.contains("\\u0000")) {
            throw ProblemException.invalid("body", "has a NUL character in a text");
        }
        return text;
    }

    private static String visibility(Profile profile) {
        return profile.isPrivate() ? "private" : "public";
    }

    private static String[] tags(Profile profile) {
        return profile.tags() == null ? new String[0] : profile.tags().toArray(String[]::new);
    }

    private StoryCharacter character(Readable row) {
        return new StoryCharacter(
                row.get("id", UUID.class),
                row.get("version", Long.class),
                row.get("owner", String.class),
                row.get("built_in", Boolean.class),
                row.get("cast_slug", String.class),
                json.readValue(row.get("profile", Json.class).asString(), Profile.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("updated_at", OffsetDateTime.class).toInstant());
    }

    /**
     * A character to be.
     *
     * @param change how it came: {@code created}, {@code imported} or {@code copied}
     */
    record Draft(UUID id, String owner, Profile profile, String change) {}

    /** A character, and the profile that it is to have. */
    record Edit(StoryCharacter current, Profile profile) {}

    /** The key that a client gave to a request, and the digest of what it asked. */
    record Idempotency(String key, String digest) {}

    /** What a request made, and the digest of the request. */
    record Made(StoryCharacter character, String digest) {}

    /** A character, and the former slug by which it was found, if it was. */
    record Found(StoryCharacter character, @Nullable String former) {}

    /** A character of a list, and its place there. */
    record Placed(StoryCharacter character, Place place) {}
}
