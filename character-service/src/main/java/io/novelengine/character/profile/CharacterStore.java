package io.novelengine.character.profile;

import io.novelengine.shared.database.Database;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Characters in PostgreSQL. */
@Component
class CharacterStore {

    private static final String COLUMNS =
            "id, version, owner, built_in, cast_slug, profile, created_at, updated_at, request_digest";

    private final Database database;
    private final JsonMapper json;

    CharacterStore(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<StoryCharacter> byId(UUID id) {
        return database.sql("select " + COLUMNS + " from story_character where id = :id")
                .bind("id", id)
                .one(this::character);
    }

    Mono<StoryCharacter> bySlug(String slug) {
        return database.sql("select " + COLUMNS + " from story_character where slug = :slug")
                .bind("slug", slug)
                .one(this::character);
    }

    Mono<StoryCharacter> byName(String name) {
        return database.sql("select " + COLUMNS
                        + " from story_character where lower(name) = lower(:name) order by slug limit 1")
                .bind("name", name)
                .one(this::character);
    }

    /** Those with one of these ids, slugs or, whatever the case, names. */
    Mono<List<StoryCharacter>> all(Collection<UUID> ids, Collection<String> slugs) {
        return database.sql("select " + COLUMNS
                        + " from story_character where id = any(:ids) or slug = any(:slugs)"
                        + " or lower(name) = any(:names) order by slug limit 2000")
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("slugs", slugs.toArray(String[]::new))
                .bind(
                        "names",
                        slugs.stream()
                                .map(slug -> slug.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .list(this::character);
    }

    /** Slugs that follow the given one, in alphabetical order. */
    Mono<List<StoryCharacter>> page(CharacterFilter filter, @Nullable String afterSlug, int limit) {
        return database.sql("select " + COLUMNS + """
                         from story_character
                        where (cast(:after as text) is null or slug > :after)
                          and (cast(:tag as text) is null or tags @> array_fill(cast(:tag as text), array[1]))
                          and (cast(:owner as text) is null or owner = :owner)
                          and (cast(:cast as text) is null or cast_slug = :cast)
                          and (cast(:pattern as text) is null or name ilike :pattern or slug ilike :pattern
                               or profile ->> 'summary' ilike :pattern)
                        order by slug limit :limit""")
                .bind("after", afterSlug, String.class)
                .bind("tag", filter.tag(), String.class)
                .bind("owner", filter.owner(), String.class)
                .bind("cast", filter.cast(), String.class)
                .bind("pattern", pattern(filter.q()), String.class)
                .bind("limit", limit)
                .list(this::character);
    }

    private static @Nullable String pattern(@Nullable String words) {
        return words == null || words.isBlank()
                ? null
                : "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** Every name, in alphabetical order. */
    Mono<List<String>> names(int limit) {
        return database.sql("select name from story_character order by name, slug limit :limit")
                .bind("limit", limit)
                .list(row -> row.get("name", String.class));
    }

    /** The new character; empty when the slug is taken. */
    Mono<StoryCharacter> insert(UUID id, String owner, Profile profile, @Nullable Idempotency idempotency) {
        return database.sql("""
                        insert into story_character (id, slug, name, owner, tags, profile, idempotency_key, request_digest)
                        values (:id, :slug, :name, :owner, :tags, :profile, :key, :digest)
                        on conflict (slug) do nothing returning\s""" + COLUMNS)
                .bind("id", id)
                .bind("slug", profile.slug(), String.class)
                .bind("name", profile.name())
                .bind("owner", owner)
                .bind("tags", tags(profile))
                .bind("profile", Json.of(json.writeValueAsString(profile)))
                .bind("key", idempotency == null ? null : idempotency.key(), String.class)
                .bind("digest", idempotency == null ? null : idempotency.digest(), String.class)
                .one(this::character);
    }

    /** What the same request made before, with the digest of that request. */
    Mono<Made> madeBy(String idempotencyKey) {
        return database.sql("select " + COLUMNS + " from story_character where idempotency_key = :key")
                .bind("key", idempotencyKey)
                .one(row -> new Made(character(row), row.get("request_digest", String.class)));
    }

    /** The changed character; empty when it has another version by now. */
    Mono<StoryCharacter> update(StoryCharacter current, Profile profile) {
        return database.sql("""
                        update story_character
                        set slug = :slug, name = :name, tags = :tags, profile = :profile,
                            version = version + 1, updated_at = now()
                        where id = :id and version = :version and not built_in returning\s""" + COLUMNS)
                .bind("id", current.id())
                .bind("version", current.version())
                .bind("slug", profile.slug(), String.class)
                .bind("name", profile.name())
                .bind("tags", tags(profile))
                .bind("profile", Json.of(json.writeValueAsString(profile)))
                .one(this::character);
    }

    Mono<Long> delete(StoryCharacter current) {
        return database.sql("delete from story_character where id = :id and version = :version and not built_in")
                .bind("id", current.id())
                .bind("version", current.version())
                .update();
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

    /** The key that a client gave to a request, and the digest of what it asked. */
    record Idempotency(String key, String digest) {}

    /** What a request made, and the digest of the request. */
    record Made(StoryCharacter character, String digest) {}
}
