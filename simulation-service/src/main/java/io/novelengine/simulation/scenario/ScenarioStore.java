package io.novelengine.simulation.scenario;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Caller;
import io.novelengine.simulation.engine.Scenario;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Scenarios in PostgreSQL. */
@Component
class ScenarioStore {

    private static final String COLUMNS = "id, version, owner, built_in, is_public, body, created_at, updated_at";

    /** The same for a list, without the many wordings of the texts. */
    private static final String BRIEF =
            "id, version, owner, built_in, is_public, body - 'wordings' as body, created_at, updated_at";

    private static final String SEEN = "(is_public or owner = :me or :all)";

    private final Database database;
    private final JsonMapper json;

    ScenarioStore(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The scenario, if the caller may see it. */
    Mono<StoredScenario> find(String idOrSlug, Caller caller) {
        return seen(
                        database.sql("select " + COLUMNS + " from scenario where (slug = :key or id::text = :key) and "
                                + SEEN),
                        caller)
                .bind("key", idOrSlug)
                .one(this::scenario);
    }

    private static Database.Query seen(Database.Query statement, Caller caller) {
        return statement.bind("me", caller.anonymous() ? "" : caller.id()).bind("all", caller.operator());
    }

    Mono<List<StoredScenario>> page(
            @Nullable String q,
            @Nullable String tag,
            @Nullable String genre,
            @Nullable String after,
            int limit,
            Caller caller) {
        return seen(database.sql("select " + BRIEF + " from scenario where " + SEEN + """
                          and (cast(:after as text) is null or slug > :after)
                          and (cast(:genre as text) is null or genre = :genre)
                          and (cast(:tag as text) is null or :tag = any(tags))
                          and (cast(:q as text) is null or strpos(lower(title || ' ' || (body ->> 'summary')), lower(:q)) > 0)
                        order by slug limit :limit"""), caller)
                .bind("after", after, String.class)
                .bind("genre", genre, String.class)
                .bind("tag", tag, String.class)
                .bind("q", q, String.class)
                .bind("limit", limit)
                .list(this::scenario);
    }

    /** The new scenario; empty when the slug is taken. */
    Mono<StoredScenario> insert(UUID id, String owner, boolean isPublic, Scenario scenario) {
        return database.sql("""
                        insert into scenario (id, slug, title, genre, owner, is_public, tags, body)
                        values (:id, :slug, :title, :genre, :owner, :public, :tags, :body)
                        on conflict (slug) do nothing returning\s""" + COLUMNS)
                .bind("id", id)
                .bind("slug", scenario.slug())
                .bind("title", scenario.title())
                .bind("genre", scenario.genre())
                .bind("owner", owner)
                .bind("public", isPublic)
                .bind("tags", scenario.tags().toArray(String[]::new))
                .bind("body", Json.of(json.writeValueAsString(scenario)))
                .one(this::scenario);
    }

    /** The changed scenario; empty when it has another version by now. */
    Mono<StoredScenario> update(StoredScenario current, boolean isPublic, Scenario scenario) {
        return database.sql("""
                        update scenario set title = :title, genre = :genre, tags = :tags, body = :body,
                            is_public = :public, version = version + 1, updated_at = now()
                        where id = :id and version = :version and not built_in returning\s""" + COLUMNS)
                .bind("id", current.id())
                .bind("version", current.version())
                .bind("public", isPublic)
                .bind("title", scenario.title())
                .bind("genre", scenario.genre())
                .bind("tags", scenario.tags().toArray(String[]::new))
                .bind("body", Json.of(json.writeValueAsString(scenario)))
                .one(this::scenario);
    }

    Mono<Long> delete(UUID id) {
        return database.sql("delete from scenario where id = :id and not built_in")
                .bind("id", id)
                .update();
    }

    private StoredScenario scenario(Readable row) {
        return new StoredScenario(
                row.get("id", UUID.class),
                row.get("version", Long.class),
                row.get("owner", String.class),
                row.get("built_in", Boolean.class),
                row.get("is_public", Boolean.class) ? null : "private",
                json.readValue(row.get("body", Json.class).asString(), Scenario.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("updated_at", OffsetDateTime.class).toInstant());
    }
}
