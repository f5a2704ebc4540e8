package io.novelengine.local;

import io.novelengine.local.app.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** People with an account at the gateway, and the tokens that it makes for services on their behalf. */
final class Identities {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final LocalSuite suite;
    private final Api api;
    private final Map<String, String> ids = new TreeMap<>(Map.of("nobody", "anonymous", "operator", "operator"));
    private final Map<String, String> tokens = new TreeMap<>();

    Identities(LocalSuite suite, Api api) {
        this.suite = suite;
        this.api = api;
    }

    /** Gives somebody an account with one role; tells the id. */
    String add(String name, String role) throws SQLException, IOException {
        String id = UUID.randomUUID().toString();
        try (Connection connection = connect();
                var insert = connection.prepareStatement(
                        "insert into gateway.account (id, name, title, roles) values (?::uuid, ?, ?, array[?])")) {
            insert.setString(1, id);
            insert.setString(2, name + "-" + id.substring(0, 8));
            insert.setString(3, name);
            insert.setString(4, role);
            insert.executeUpdate();
        }
        ids.put(name, id);
        return id;
    }

    private Connection connect() throws SQLException, IOException {
        String role = "novel_gateway";
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + suite.record("postgres").port() + "/novel",
                role,
                Files.readString(suite.home().passwords().resolve(role)).strip());
    }

    /** A good token of somebody for a service. */
    String token(String name, Service audience) {
        String key = name + " " + audience;
        String token = tokens.get(key);
        if (token == null || end(token).isBefore(Instant.now().plus(MARGIN))) {
            token = fresh(ids.get(name), Service.REPORT, audience);
            tokens.put(key, token);
        }
        return token;
    }

    /** A good token of a service for another service. */
    String ofService(Service client, Service audience) {
        return fresh(null, client, audience);
    }

    private String fresh(String subject, Service client, Service audience) {
        var wanted = JsonMapper.shared().createObjectNode();
        wanted.put("client", client.word()).put("audience", audience.word());
        if (subject != null) {
            wanted.put("subject", subject);
        }
        return api.as(secret(client))
                .post("/internal/tokens", wanted)
                .expect(200)
                .json()
                .path("token")
                .asString();
    }

    private String secret(Service service) {
        try {
            return Files.readString(suite.home().passwords().resolve("identity-" + service.word()))
                    .strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** When a token ends. */
    static Instant end(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return Instant.ofEpochSecond(
                JsonMapper.shared().readTree(claims).path("exp").asLong());
    }

    /** The token with another signature. */
    static String forged(String token) {
        int dot = token.lastIndexOf('.') + 1;
        return token.substring(0, dot) + (token.charAt(dot) == 'A' ? 'B' : 'A') + token.substring(dot + 1);
    }
}
