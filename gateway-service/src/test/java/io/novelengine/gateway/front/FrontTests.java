package io.novelengine.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.gateway.GatewayTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** Slow clients, pages of other origins, proxies, and clients that would rather speak HTTP/2. */
@TestPropertySource(
        properties = {
            "novel.gateway.front.head=700ms",
            "novel.gateway.front.pause=700ms",
            "novel.gateway.front.trusted-proxies=127.0.0.0/8",
            "novel.web.origins=https://studio.example",
            "novel.gateway.limit.nobody=1/30"
        })
class FrontTests extends GatewayTest {

    private static final int LIMIT_MILLIS = 10_000;

    @Test
    void aHeadThatTricklesInIsCut() throws Exception {
        assertThat(trickle("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ")).isTrue();
    }

    @Test
    void aBodyThatStandsStillIsCut() throws Exception {
        try (var socket = socket()) {
            send(
                    socket,
                    "POST /api/v1/characters HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN
                            + "\r\nContent-Length: 100\r\n\r\nonly this");
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotContain("200 OK");
        }
    }

    @Test
    void aConnectionThatIsUsedAgainAfterAPauseIsNotCut() throws Exception {
        try (var socket = socket()) {
            for (var n = 0; n < 3; n++) {
                send(socket, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.getInputStream().readNBytes(socket.getInputStream().available());
                TimeUnit.MILLISECONDS.sleep(900);
                socket.getInputStream().readNBytes(socket.getInputStream().available());
            }
        }
    }

    /** Sends a byte every 50 ms; whether the other side gave up. */
    private boolean trickle(String beginning) throws Exception {
        try (var socket = socket()) {
            send(socket, beginning);
            for (var n = 0; n < 100; n++) {
                TimeUnit.MILLISECONDS.sleep(50);
                send(socket, "x");
                if (socket.getInputStream().available() > 0) {
                    return false;
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private Socket socket() throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    void aClientThatAsksForAnUpgradeToHttp2WithItsBodyGetsItsAnswer() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/characters"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .timeout(Duration.ofMillis(LIMIT_MILLIS))
                            .POST(BodyPublishers.ofString("x".repeat(100_000)))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("character POST /api/v1/characters 100000");
        }
    }

    @Test
    void aPageThatIsNamedMayAskAndNoOther() {
        client.options()
                .uri("/api/v1/characters")
                .header("Origin", "https://studio.example")
                .header("Access-Control-Request-Method", "POST")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://studio.example");
        client.options()
                .uri("/api/v1/characters")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(character.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://studio.example, 101", "https://evil.example, 403"})
    void aPageThatIsNamedMayOpenASocketAndNoOther(String origin, int status) throws Exception {
        simulation.behave((service, request, response) ->
                response.sendWebsocket((in, out) -> in.receive().then()));
        try (var socket = socket()) {
            send(
                    socket,
                    "GET /api/v1/simulations/live HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nOrigin: " + origin
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 " + status);
            await().atMost(Duration.ofMillis(LIMIT_MILLIS)).untilAsserted(() -> assertThat(simulation.calls())
                    .hasSize(status == 101 ? 1 : 0)
                    .allSatisfy(call -> assertThat(call.headers().get("Origin")).isNotEqualTo(origin)));
        }
    }

    @Test
    void aTrustedProxyTellsWhoAsksAndClientsBehindItDoNotForOthers() {
        for (var n = 0; n < 80; n++) {
            client.get()
                    .uri("/api/v1/characters")
                    .header("X-Forwarded-For", n + ".2.3.4, 198.51.100.7")
                    .exchange();
        }
        client.get()
                .uri("/api/v1/characters")
                .header("X-Forwarded-For", "1.2.3.4, 198.51.100.7")
                .exchange()
                .expectStatus()
                .isEqualTo(429);
        client.get()
                .uri("/api/v1/characters")
                .header("X-Forwarded-For", "198.51.100.8")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.6, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, 2001:db8::1, false",
    })
    void networksContainTheirAddresses(String network, String address, boolean contained) {
        assertThat(Network.of(network).contains(java.net.InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }
}
