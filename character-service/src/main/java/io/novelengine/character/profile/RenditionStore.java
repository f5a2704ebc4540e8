package io.novelengine.character.profile;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.database.GatheredReads;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Characters as they are sent, out of PostgreSQL; whoever may see them is for the caller to decide. */
@Component
class RenditionStore {

    private static final String SELECT = """
            select c.id, c.slug, c.version, c.owner, c.visibility, c.built_in, c.cast_slug,
                   cast(extract(epoch from c.created_at) * 1000000 as bigint),
                   cast(extract(epoch from c.updated_at) * 1000000 as bigint), c.profile
            from story_character c\s""";
    private static final String BY_ID = SELECT + "where c.id = any($1) and c.deleted_at is null";
    private static final String BY_SLUG = SELECT + "where c.slug = any($1) and c.deleted_at is null";
    private static final String BY_FORMER_SLUG =
            SELECT + "join former_slug f on f.character_id = c.id where f.slug = $1 and c.deleted_at is null";

    private static final String ALL =
            SELECT + "where (c.id = any(:ids) or c.slug = any(:slugs)) and c.deleted_at is null limit 1000";

    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final JsonMapper json;
    private final GatheredReads<UUID, Rendition> byId;
    private final GatheredReads<String, Rendition> bySlug;

    RenditionStore(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
        this.byId =
                new GatheredReads<>(MOST_AT_ONCE, ids -> by(Rendition::id, BY_ID, (Object) ids.toArray(UUID[]::new)));
        this.bySlug = new GatheredReads<>(
                MOST_AT_ONCE, slugs -> by(Rendition::slug, BY_SLUG, (Object) slugs.toArray(String[]::new)));
    }

    private <K> CompletableFuture<Map<K, Rendition>> by(Function<Rendition, K> key, String sql, Object keys) {
        return database.rows(sql, this::rendition, keys)
                .thenApply(rows -> rows.stream().collect(Collectors.toMap(key, row -> row)));
    }

    CompletableFuture<@Nullable Rendition> byId(UUID id) {
        return byId.get(id);
    }

    /** The one with this slug; otherwise the one that had it last. */
    CompletableFuture<@Nullable Rendition> bySlug(String slug) {
        return bySlug.get(slug)
                .thenCompose(found -> found == null
                        ? database.row(BY_FORMER_SLUG, this::rendition, slug)
                        : CompletableFuture.completedFuture(found));
    }

    /** Those with one of these ids or slugs, in no order. */
    Mono<List<Rendition>> all(Collection<UUID> ids, Collection<String> slugs) {
        return database.sql(ALL)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("slugs", slugs.toArray(String[]::new))
                .list(this::rendition);
    }

    private Rendition rendition(Readable row) {
        var id = row.get(0, UUID.class);
        var version = row.get(2, Long.class);
        var owner = row.get(3, String.class);
        var cast = row.get(6, String.class);
        var head = "{\"id\":\"" + id + "\",\"version\":" + version + ",\"owner\":" + quoted(owner) + ",\"builtIn\":"
                + row.get(5, Boolean.class) + (cast == null ? "" : ",\"cast\":" + quoted(cast)) + ",\"createdAt\":\""
                + instant(row.get(7, Long.class)) + "\",\"updatedAt\":\""
                + instant(row.get(8, Long.class)) + "\",";
        return new Rendition(
                id,
                row.get(1, String.class),
                version,
                owner,
                "private".equals(row.get(4, String.class)),
                together(head, row.get(9, Json.class).asArray()));
    }

    /** One object of the fields of both; the second has a name at least. */
    private static byte[] together(String head, byte[] profile) {
        var bytes = head.getBytes(StandardCharsets.UTF_8);
        var all = new byte[bytes.length + profile.length - 1];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(profile, 1, all, bytes.length, profile.length - 1);
        return all;
    }

    /** Microseconds, and not a timestamp: to read one out of text takes longer than all of the rest of the row. */
    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private String quoted(String text) {
        return isPlain(text) ? '"' + text + '"' : json.writeValueAsString(text);
    }

    private static boolean isPlain(String text) {
        for (var index = 0; index < text.length(); index++) {
            var letter = text.charAt(index);
            if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
                return false;
            }
        }
        return true;
    }
}
