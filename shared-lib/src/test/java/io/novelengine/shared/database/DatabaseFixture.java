package io.novelengine.shared.database;

import io.novelengine.shared.testing.Backends;
import io.r2dbc.pool.ConnectionPool;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.client.ReactorResourceFactory;

/** A database for tests of this library, in a schema of its own, with the given tables. */
public record DatabaseFixture(Database database, ConnectionPool pool, Lanes lanes) implements AutoCloseable {

    /** A pool of 8 connections to the schema, in which the script has been run. */
    public static DatabaseFixture with(String schema, String script) throws Exception {
        var settings = Backends.settings(schema);
        var properties = new DatabaseProperties(
                settings.get("novel.database.host"),
                Integer.parseInt(settings.get("novel.database.port")),
                settings.get("novel.database.name"),
                schema,
                settings.get("novel.database.user"),
                settings.get("novel.database.password"),
                8,
                64,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        var configuration = new DatabaseAutoConfiguration();
        var pool = configuration.connectionPool(properties);
        var lanes = lanes(properties);
        var database = configuration.database(pool, lanes, properties);
        try (var sql = DatabaseFixture.class.getResourceAsStream(script)) {
            for (var statement : new String(sql.readAllBytes(), StandardCharsets.UTF_8).split(";")) {
                if (!statement.isBlank()) {
                    database.sql(statement).update().block(Duration.ofSeconds(10));
                }
            }
        }
        return new DatabaseFixture(database, pool, lanes);
    }

    /** Lanes to the database of the properties. */
    static Lanes lanes(DatabaseProperties properties) {
        var server = new StaticListableBeanFactory().getBeanProvider(ReactorResourceFactory.class);
        return new DatabaseAutoConfiguration().lanes(properties, Clock.systemUTC(), server);
    }

    @Override
    public void close() {
        lanes.close();
        pool.dispose();
    }
}
