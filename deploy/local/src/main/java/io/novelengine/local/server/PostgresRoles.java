package io.novelengine.local.server;

import io.novelengine.local.home.Secrets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One database; in it one role and one schema for each service, which the role owns and nobody else may use.
 *
 * <p>Done anew at every start, so that a lost password file or a new service mends itself.
 */
public final class PostgresRoles {

    /** The database of the suite. */
    public static final String DATABASE = "novel";

    private final Secrets secrets;

    public PostgresRoles(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The role of the service that owns a schema. */
    public static String role(String schema) {
        return "novel_" + schema;
    }

    /**
     * Makes what is missing.
     *
     * @param port of the server
     * @param schemas plain lower-case words
     */
    public void provide(int port, List<String> schemas) throws IOException {
        try {
            try (Connection connection = connect(port, "postgres")) {
                if (!exists(connection, "select from pg_database where datname = '" + DATABASE + "'")) {
                    execute(connection, "create database " + DATABASE);
                }
            }
            try (Connection connection = connect(port, DATABASE)) {
                connection.setAutoCommit(false);
                execute(
                        connection,
                        "revoke all on database " + DATABASE + " from public",
                        "revoke all on schema public from public");
                for (String schema : schemas) {
                    provide(connection, schema);
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL: " + e.getMessage(), e);
        }
    }

    private void provide(Connection connection, String schema) throws SQLException, IOException {
        String role = role(schema);
        if (!exists(connection, "select from pg_roles where rolname = '" + role + "'")) {
            execute(connection, "create role " + role + " login");
        }
        execute(
                connection,
                "alter role " + role + " password '" + secrets.password(role) + "'",
                "grant connect, temporary on database " + DATABASE + " to " + role,
                "create schema if not exists \"" + schema + "\" authorization " + role,
                "alter role " + role + " in database " + DATABASE + " set search_path = \"" + schema + "\"");
    }

    private Connection connect(int port, String database) throws SQLException, IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(PostgresServer.SUPERUSER);
        source.setPassword(secrets.password(PostgresServer.SUPERUSER));
        source.setConnectTimeout(10);
        source.setSocketTimeout(30);
        return source.getConnection();
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
