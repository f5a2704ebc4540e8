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
    private final Map<String, String> apiTokens = new TreeMap<>();

    Identities(LocalSuite suite, Api api) {
        this.suite = suite;
        this.api = api;
    }

    /** Gives somebody an account with one role, and an API token. */
    void add(String name, String role) {
        String unique = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        String password = UUID.randomUUID() + " is a sentence";
        var user = JsonMapper.shared().createObjectNode();
        user.put("name", unique).put("password", password).putArray("roles").add(role);
        ids.put(
                name,
                api.post("/api/v1/users", user).expect(201).json().path("id").asString());
        var signIn = JsonMapper.shared().createObjectNode().put("name", unique).put("password", password);
        Api.Answer session = api.as("").post("/api/v1/session", signIn).expect(200);
        var cookies = new TreeMap<String, String>();
        session.headers().allValues("set-cookie").forEach(cookie -> {
            String[] pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        apiTokens.put(
                name,
                api.as("")
                        .post(
                                "/api/v1/tokens",
                                JsonMapper.shared()
                                        .createObjectNode()
                                        .put("name", "matrix")
                                        .put("role", role),
                                "Cookie",
                                "NOVEL_SESSION=" + cookies.get("NOVEL_SESSION") + "; NOVEL_PROOF="
                                        + cookies.get("NOVEL_PROOF"),
                                "X-Novel-Proof",
                                cookies.get("NOVEL_PROOF"))
                        .expect(201)
                        .json()
                        .path("token")
                        .asString());
    }

    /** What somebody shows at the gateway. */
    Api atTheGateway(String name) {
        return switch (name) {
            case "nobody" -> api.as("");
            case "wrong" -> api.as("0".repeat(64));
            case "operator" -> api;
            default -> api.as(apiTokens.get(name));
        };
    }

    /** Ends an API token as time would. */
    void expire(String name) throws SQLException, IOException {
        try (Connection connection = connect();
                var update = connection.prepareStatement(
                        "update gateway.api_token set expires_at = now() - interval '1 minute' where owner = ?")) {
            update.setString(1, ids.get(name));
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("no token of " + name);
            }
        }
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
