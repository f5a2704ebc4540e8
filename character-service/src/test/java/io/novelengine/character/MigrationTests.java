package io.novelengine.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.Backends;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** Databases of earlier versions are brought up to date with all that is in them. */
class MigrationTests {

    private static final String SCHEMA = "character_of_old";

    @Test
    void whatWasThereIsThereAfterwards() throws SQLException {
        migrate(MigrationVersion.fromVersion("1"));
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
            statement.execute("insert into story_cast values ('old-cast', 'Old', 'A cast.', 'by hand')");
            statement.execute("""
                    insert into story_character (id, slug, name, owner, cast_slug, cast_position, tags, profile, version)
                    values (uuidv7(), 'zoë-of-old', 'Zoë', 'operator', 'old-cast', 3, '{Old,Sea}',
                            '{"name": "Zoë", "slug": "zoe-of-old", "summary": "She sails."}', 7)""".replace("zoë-", "zoe-"));
        }

        migrate(MigrationVersion.LATEST);

        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("""
                    select v.version, v.change, v.changed_by, m.position, c.visibility,
                           c.words @@ to_tsquery('english', 'zoe & sailing'), c.near && SCHEMA.near_words('zob'), c.tag_words::text
                    from SCHEMA.story_character c
                    join SCHEMA.character_version v on v.character_id = c.id
                    join SCHEMA.cast_member m on m.character_id = c.id""".replace("SCHEMA", SCHEMA));
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(7);
            assertThat(row.getString(2)).isEqualTo("created");
            assertThat(row.getString(3)).isEqualTo("operator");
            assertThat(row.getInt(4)).isEqualTo(3);
            assertThat(row.getString(5)).isEqualTo("public");
            assertThat(row.getBoolean(6)).isTrue();
            assertThat(row.getBoolean(7)).isTrue();
            assertThat(row.getString(8)).isEqualTo("{old,sea}");
            statement.execute("update " + SCHEMA + ".story_character set slug = 'zoe', version = 8");
            var former =
                    statement.executeQuery("select count(*) from " + SCHEMA + ".former_slug where slug = 'zoe-of-old'");
            former.next();
            assertThat(former.getInt(1)).isEqualTo(1);
        }
    }

    private static void migrate(MigrationVersion target) {
        var postgres = Backends.postgres();
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + postgres.database(),
                        postgres.user(),
                        postgres.password())
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }
}
