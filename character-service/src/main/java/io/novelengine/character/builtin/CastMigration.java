package io.novelengine.character.builtin;

import com.fasterxml.uuid.Generators;
import io.novelengine.shared.database.ContentMigration;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the built-in casts: once, and again when their files have changed. Ids follow from the slug (UUID version 5), so that
 * every installation knows the same character by the same id.
 */
@Component
class CastMigration extends ContentMigration {

    private static final UUID NAMESPACE = UUID.fromString("6f1d1c6e-6a50-5b1c-9a5e-0f3c9d1b7a11");

    private final JsonMapper json;

    CastMigration(ResourcePatternResolver resources, JsonMapper json) throws IOException {
        super("built-in casts", resources.getResources("classpath*:casts/*.json"));
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    protected void load(byte[] file, Connection connection) throws SQLException {
        load(json.readValue(file, CastFile.class), connection);
    }

    private void load(CastFile cast, Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into story_cast (slug, title, summary, source) values (?, ?, ?, ?)
                on conflict (slug) do update set title = excluded.title, summary = excluded.summary, source = excluded.source
                """)) {
            insert.setString(1, cast.slug());
            insert.setString(2, cast.title());
            insert.setString(3, cast.summary());
            insert.setString(4, cast.source());
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement("""
                insert into story_character
                    (id, slug, name, owner, built_in, cast_slug, cast_position, tags, profile)
                values (?, ?, ?, 'novel', true, ?, ?, ?, ?::jsonb)
                on conflict (id) do update set name = excluded.name, cast_slug = excluded.cast_slug,
                    cast_position = excluded.cast_position, tags = excluded.tags, profile = excluded.profile,
                    version = story_character.version + 1, updated_at = now(), change = 'changed'
                where story_character.profile <> excluded.profile
                """)) {
            var position = 0;
            for (var profile : cast.characters()) {
                var slug = String.valueOf(profile.slug());
                insert.setObject(1, Generators.nameBasedGenerator(NAMESPACE).generate(slug));
                insert.setString(2, slug);
                insert.setString(3, profile.name());
                insert.setString(4, cast.slug());
                insert.setInt(5, position++);
                insert.setArray(
                        6,
                        connection.createArrayOf(
                                "text",
                                profile.tags() == null
                                        ? new String[0]
                                        : profile.tags().toArray()));
                insert.setString(7, json.writeValueAsString(profile));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (var members = connection.prepareStatement("""
                insert into cast_member (cast_slug, character_id, position)
                select cast_slug, id, cast_position from story_character where cast_slug = ? and built_in
                on conflict (cast_slug, character_id) do update set position = excluded.position
                """)) {
            members.setString(1, cast.slug());
            members.executeUpdate();
        }
    }
}
