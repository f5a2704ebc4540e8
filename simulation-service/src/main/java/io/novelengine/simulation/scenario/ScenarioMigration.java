package io.novelengine.simulation.scenario;

import com.fasterxml.uuid.Generators;
import io.novelengine.shared.database.ContentMigration;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Loads the built-in scenarios: once, and again when their files have changed. */
@Component
class ScenarioMigration extends ContentMigration {

    private static final UUID NAMESPACE = UUID.fromString("0c0c1f2e-53b1-5d7a-8a41-6f0a2b7c9d55");

    private final ScenarioReader reader;
    private final JsonMapper json;

    ScenarioMigration(ResourcePatternResolver resources, ScenarioReader reader, JsonMapper json) throws IOException {
        super("built-in scenarios", resources.getResources("classpath*:scenarios/*.json"));
        this.reader = reader;
        this.json = json;
    }

    @Override
    protected void load(byte[] file, Connection connection) throws SQLException {
        var scenario = reader.read(json.readTree(file));
        try (var insert = connection.prepareStatement("""
                insert into scenario (slug, id, title, genre, owner, built_in, tags, body)
                values (?, ?, ?, ?, 'novel', true, ?, ?::jsonb)
                on conflict (slug) do update set title = excluded.title, genre = excluded.genre, tags = excluded.tags,
                    body = excluded.body, version = scenario.version + 1, updated_at = now()
                where scenario.body <> excluded.body
                """)) {
            insert.setString(1, scenario.slug());
            insert.setObject(2, Generators.nameBasedGenerator(NAMESPACE).generate(scenario.slug()));
            insert.setString(3, scenario.title());
            insert.setString(4, scenario.genre());
            insert.setArray(5, connection.createArrayOf("text", scenario.tags().toArray()));
            insert.setString(6, json.writeValueAsString(scenario));
            insert.executeUpdate();
        }
    }
}
