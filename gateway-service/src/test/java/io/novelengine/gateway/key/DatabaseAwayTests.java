package io.novelengine.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.novelengine.gateway.GatewayServiceApplication;
import io.novelengine.gateway.stub.Link;
import io.novelengine.gateway.stub.Service;
import io.novelengine.shared.testing.Backends;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.json.JsonMapper;

/** The gateway does not wait for its database, neither at the start nor later. */
class DatabaseAwayTests {

    private static final String TOKEN = "a-token-that-only-these-tests-know";
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private String base = "";

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void startsWithoutItAndGoesOnWithWhoIsKnownWhenItGoes() throws Exception {
        var settings = new TreeMap<>(Backends.settings("gateway_away"));
        var character = Service.start("character");
        try (var link =
                new Link(settings.get("novel.database.host"), Integer.parseInt(settings.get("novel.database.port")))) {
            settings.put("novel.database.port", String.valueOf(link.port()));
            settings.put("novel.services.character", character.url());
            try (var gateway = start(settings)) {
                base = "http://localhost:" + gateway.getEnvironment().getProperty("local.server.port");
                assertThat(get("/api/v1/me", TOKEN)).isEqualTo(200);
                assertThat(get("/api/v1/characters", TOKEN)).isEqualTo(200);
                assertThat(signer(character)).startsWith("p-");
                assertThat(get("/api/v1/users", TOKEN)).isEqualTo(503);

                link.mend();
                await().atMost(BOUND).untilAsserted(() -> {
                    assertThat(get("/api/v1/characters", TOKEN)).isEqualTo(200);
                    assertThat(signer(character)).startsWith("k-");
                });
                var token = newToken();
                assertThat(get("/api/v1/me", token)).isEqualTo(200);

                link.cut();
                await().pollDelay(Duration.ofSeconds(7)).atMost(BOUND).untilAsserted(() -> assertThat(
                                get("/api/v1/me", token))
                        .isEqualTo(200));
                assertThat(get("/api/v1/characters", TOKEN)).isEqualTo(200);
                assertThat(get("/api/v1/me", token.substring(0, token.length() - 1) + "x"))
                        .isEqualTo(401);
            }
        } finally {
            character.stop();
        }
    }

    /** Closing this gateway must not take the connections of those of other tests with it. */
    @TestConfiguration
    static class OwnResources {

        @Bean
        ReactorResourceFactory reactorResources() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    private static ConfigurableApplicationContext start(TreeMap<String, String> settings) {
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("novel.gateway.token", TOKEN);
        settings.put("novel.gateway.keys.seal", "only-for-tests-only-for-tests-only-for-tests");
        settings.put("novel.gateway.keys.patience", "1s");
        return new SpringApplicationBuilder(GatewayServiceApplication.class, OwnResources.class)
                .run(settings.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }

    private int get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).build()).statusCode();
    }

    private String newToken() throws IOException, InterruptedException {
        var made = send(request("/api/v1/tokens", TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"script\",\"role\":\"reader\"}"))
                .build());
        assertThat(made.statusCode()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.body()).path("token").asString();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static String signer(Service service) throws java.text.ParseException {
        var authorization = service.calls().getLast().headers().get("Authorization");
        return SignedJWT.parse(authorization.substring("Bearer ".length()))
                .getHeader()
                .getKeyID();
    }
}
