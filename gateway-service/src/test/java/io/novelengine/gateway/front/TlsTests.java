package io.novelengine.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.novelengine.gateway.GatewayTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/** TLS and HTTP/2 by configuration alone, with a certificate made by its own owner. */
class TlsTests extends GatewayTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @DynamicPropertySource
    static void certificate(DynamicPropertyRegistry registry) {
        var store = keyStore();
        registry.add("server.ssl.bundle", () -> "gateway");
        registry.add("spring.ssl.bundle.jks.gateway.keystore.location", () -> "file:" + store);
        registry.add("spring.ssl.bundle.jks.gateway.keystore.password", () -> "only-for-tests");
        registry.add("spring.ssl.bundle.jks.gateway.keystore.type", () -> "PKCS12");
        registry.add("management.server.ssl.enabled", () -> false);
    }

    private static Path keyStore() {
        try {
            var store = Files.createTempDirectory("novel-tls").resolve("gateway.p12");
            var made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "gateway",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=localhost",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "only-for-tests")
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(made).isZero();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void speaksHttp2OverTls() {
        var version = HttpClient.create()
                .protocol(HttpProtocol.H2)
                .secure(spec -> spec.sslContext(Http2SslContextSpec.forClient()
                        .configure(builder -> builder.trustManager(InsecureTrustManagerFactory.INSTANCE))))
                .post()
                .uri("https://localhost:" + port + "/api/v1/characters?a=b")
                .responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("")
                        .thenReturn(response.version().text() + " "
                                + response.status().code()))
                .block(LIMIT);

        assertThat(version).isEqualTo("HTTP/2.0 401");
    }

    @Test
    void speaksHttp1OverTls() {
        var answer = HttpClient.create()
                .secure(spec -> spec.sslContext(Http11SslContextSpec.forClient()
                        .configure(builder -> builder.trustManager(InsecureTrustManagerFactory.INSTANCE))))
                .get()
                .uri("https://localhost:" + port + "/api/v1/characters")
                .responseSingle((response, body) -> body.asString()
                        .map(text -> text + " " + response.responseHeaders().get("Strict-Transport-Security")))
                .block(LIMIT);

        assertThat(answer).startsWith("character GET /api/v1/characters max-age=");
    }
}
