package io.novelengine.character.history;

import io.novelengine.shared.database.Database;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Versions of characters in PostgreSQL, where triggers keep them. */
@Component
class HistoryStore {

    private final Database database;
    private final JsonMapper json;

    HistoryStore(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The versions before the given one, the latest first, without their profiles. */
    Mono<List<Version>> page(UUID character, @Nullable Long before, int limit) {
        return database.sql("""
                        select version, change, changed_by, changed_at, slug, profile ->> 'name' as name, null::jsonb as profile
                        from character_version
                        where character_id = :id and (cast(:before as bigint) is null or version < :before)
                        order by version desc limit :limit""")
                .bind("id", character)
                .bind("before", before, Long.class)
                .bind("limit", limit)
                .list(this::version);
    }

    Mono<Version> get(UUID character, long version) {
        return database.sql("""
                        select version, change, changed_by, changed_at, slug, profile ->> 'name' as name, profile
                        from character_version where character_id = :id and version = :version""").bind("id", character).bind("version", version).one(this::version);
    }

    private Version version(Readable row) {
        var profile = row.get("profile", Json.class);
        return new Version(
                row.get("version", Long.class),
                row.get("change", String.class),
                row.get("changed_by", String.class),
                row.get("changed_at", OffsetDateTime.class).toInstant(),
                row.get("slug", String.class),
                row.get("name", String.class),
                profile == null ? null : json.readTree(profile.asString()));
    }

    /**
     * A version.
     *
     * @param version its number, from 1
     * @param change {@code created}, {@code imported}, {@code copied}, {@code changed}, {@code deleted} or {@code restored}
     * @param by who made it
     * @param at when
     * @param slug the character's slug then
     * @param name the character's name then
     * @param profile what was known of the character then; absent in lists
     */
    record Version(
            long version,
            String change,
            String by,
            java.time.Instant at,
            String slug,
            String name,
            @Nullable JsonNode profile) {}
}
