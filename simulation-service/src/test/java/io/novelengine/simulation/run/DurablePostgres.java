package io.novelengine.simulation.run;

import io.novelengine.shared.testing.Backends;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL that writes to the disk before it says so, as the tests' own does not. */
final class DurablePostgres implements AutoCloseable {

    static final String USER = "postgres";
    private static final String PASSWORD = "only-for-benchmarks";

    private final EmbeddedPostgres server;

    DurablePostgres() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, USER);
    }

    void sql(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String sql) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What a service needs to have a schema of this name, which exists afterwards. */
    Map<String, Object> settings(String schema) throws IOException, SQLException {
        try (var sql = Backends.class.getResourceAsStream("/db/provision.sql")) {
            sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{role}", "novel_" + schema)
                    .replace("{schema}", schema)
                    .replace("{password}", PASSWORD));
        }
        var settings = new HashMap<String, Object>();
        settings.put("novel.database.host", "localhost");
        settings.put("novel.database.port", port());
        settings.put("novel.database.name", "postgres");
        settings.put("novel.database.schema", schema);
        settings.put("novel.database.user", "novel_" + schema);
        settings.put("novel.database.password", PASSWORD);
        return settings;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
