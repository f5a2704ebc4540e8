package io.novelengine.character.builtin;

import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Loads the built-in casts: once, and again when their files have changed. Runs as a repeatable migration. */
@Component
class CastMigration implements JavaMigration {

    /*
     * A migration and not a start-up task: it runs in one transaction, on one instance at a time, before the service is
     * ready, and its checksum says whether there is anything to do. Ids follow from the slug (UUID version 5), so that
     * every installation knows the same character by the same id.
     */

    private static final UUID NAMESPACE = UUID.fromString("6f1d1c6e-6a50-5b1c-9a5e-0f3c9d1b7a11");

    private final List<Resource> files;
    private final JsonMapper json;

    CastMigration(ResourcePatternResolver resources, JsonMapper json) throws IOException {
        this.files = Arrays.stream(resources.getResources("classpath*:casts/*.json"))
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                .toList();
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public void migrate(Context context) throws SQLException {
        for (var file : files) {
            load(json.readValue(bytes(file), CastFile.class), context.getConnection());
        }
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
                    version = story_character.version + 1, updated_at = now()
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
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "built-in casts";
    }

    @Override
    public Integer getChecksum() {
        var crc = new CRC32();
        files.forEach(file -> crc.update(bytes(file)));
        return (int) crc.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
