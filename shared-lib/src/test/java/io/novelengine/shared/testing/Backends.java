package io.novelengine.shared.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import redis.embedded.RedisServer;

/**
 * The PostgreSQL and the Redis of a test JVM: containers where a Docker engine and the image are there, the embedded
 * servers otherwise. {@code -Dnovel.backends=embedded|containers} decides, {@code -Dnovel.postgres.image} and
 * {@code -Dnovel.redis.image} name the images.
 */
public final class Backends {

    private static final String MODE = System.getProperty("novel.backends", "auto");
    private static final String POSTGRES_IMAGE = System.getProperty("novel.postgres.image", "postgres:18");
    private static final String REDIS_IMAGE = System.getProperty("novel.redis.image", "redis:8");
    private static final String PASSWORD = "only-for-tests";
    private static final Set<String> PROVISIONED = new HashSet<>();

    private static @Nullable Postgres postgres;
    private static @Nullable Redis redis;

    private Backends() {}

    /** PostgreSQL, started at the first call. */
    public static synchronized Postgres postgres() {
        if (postgres == null) {
            postgres = hasImage(POSTGRES_IMAGE) ? containerPostgres() : embeddedPostgres();
            System.out.println("Tests use " + postgres.kind() + " PostgreSQL: " + version(postgres));
        }
        return postgres;
    }

    /** Redis, started at the first call. */
    public static synchronized Redis redis() {
        if (redis == null) {
            redis = hasImage(REDIS_IMAGE)
                    ? containerRedis()
                    : new Redis("localhost", freePort(), null, "embedded").start();
            System.out.println("Tests use " + redis.kind() + " Redis on port " + redis.port());
        }
        return redis;
    }

    /** The settings of a service with the given schema, which exists afterwards, owned by its role. */
    public static synchronized Map<String, String> settings(String schema) {
        var server = postgres();
        var role = "novel_" + schema;
        if (PROVISIONED.add(schema)) {
            provision(server, schema, role);
        }
        return Map.of(
                "novel.database.host", server.host(),
                "novel.database.port", String.valueOf(server.port()),
                "novel.database.name", server.database(),
                "novel.database.schema", schema,
                "novel.database.user", role,
                "novel.database.password", PASSWORD,
                "novel.redis.host", redis().host(),
                "novel.redis.port", String.valueOf(redis().port()));
    }

    private static void provision(Postgres server, String schema, String role) {
        try (var sql = Backends.class.getResourceAsStream("/db/provision.sql");
                var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{role}", role)
                    .replace("{schema}", schema)
                    .replace("{password}", PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasImage(String image) {
        if (MODE.equals("embedded")) {
            return false;
        }
        try {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
                return true;
            }
            return refuse("no Docker engine answers", null);
        } catch (RuntimeException e) {
            return refuse("the image " + image + " is not here", e);
        }
    }

    private static boolean refuse(String reason, @Nullable RuntimeException cause) {
        if (MODE.equals("containers")) {
            throw new IllegalStateException("Tests were to run against containers, but " + reason, cause);
        }
        return false;
    }

    private static Postgres containerPostgres() {
        var image = DockerImageName.parse(POSTGRES_IMAGE).asCompatibleSubstituteFor("postgres");
        var container = new PostgreSQLContainer(image);
        container.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300", "-c", "timezone=UTC");
        container.start();
        atExit(container::stop);
        return new Postgres(
                container.getHost(),
                container.getMappedPort(5432),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword(),
                "container " + POSTGRES_IMAGE);
    }

    private static Postgres embeddedPostgres() {
        try {
            var server = EmbeddedPostgres.builder().start();
            atExit(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return new Postgres("localhost", server.getPort(), "postgres", "postgres", "postgres", "embedded");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Redis containerRedis() {
        var container = new GenericContainer<>(DockerImageName.parse(REDIS_IMAGE)).withExposedPorts(6379);
        container.start();
        atExit(container::stop);
        return new Redis(container.getHost(), container.getMappedPort(6379), null, "container " + REDIS_IMAGE);
    }

    private static String version(Postgres server) {
        try (var connection = server.connect();
                var result = connection.createStatement().executeQuery("show server_version")) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atExit(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop));
    }

    /** Where PostgreSQL is, with an administrator's credentials. */
    public record Postgres(String host, int port, String database, String user, String password, String kind) {

        /** A new administrator's connection. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + host + ":" + port + "/" + database, user, password);
        }
    }

    /** Where Redis is; an embedded one can be stopped and started again, empty. */
    public static final class Redis {

        private final String host;
        private final int port;
        private final String kind;
        private @Nullable RedisServer server;

        Redis(String host, int port, @Nullable RedisServer server, String kind) {
            this.host = host;
            this.port = port;
            this.server = server;
            this.kind = kind;
            if (kind.equals("embedded")) {
                atExit(this::stop);
            }
        }

        public String host() {
            return host;
        }

        public int port() {
            return port;
        }

        public String kind() {
            return kind;
        }

        /** Whether {@link #stop} and {@link #start} work. */
        public boolean isEmbedded() {
            return kind.equals("embedded");
        }

        /** Starts the embedded server, empty; does nothing when it runs, as a container always does. */
        public synchronized Redis start() {
            if (server != null || !isEmbedded()) {
                return this;
            }
            try {
                var starting = RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .setting("appendonly no")
                        .build();
                starting.start();
                server = starting;
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Stops the embedded server; everything in it is gone. Fails when Redis is a container. */
        public synchronized void stop() {
            if (!isEmbedded()) {
                throw new IllegalStateException("Only an embedded Redis can be stopped, this is a " + kind);
            }
            if (server != null) {
                try {
                    server.stop();
                    server = null;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
