package io.novelengine.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.novelengine.local.client.Gateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoryTellerTests {

    private final AtomicReference<String> posted = new AtomicReference<>("");
    private final AtomicInteger polls = new AtomicInteger();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private String ending = "COMPLETED";
    private HttpServer server;
    private Gateway gateway;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/api/v1/casts", 200, """
                {"items":[{"slug":"one","characters":["a","b","c","d","e","f"]}]}""");
        answer("/api/v1/scenarios", 200, "{\"items\":[{\"slug\":\"fog\"},{\"slug\":\"rain\"}]}");
        server.createContext("/api/v1/simulations", this::simulation);
        server.start();
        gateway =
                new Gateway(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret");
    }

    @AfterEach
    void close() {
        gateway.close();
        server.stop(0);
    }

    @Test
    void tellsTheStoryApartFromTheProgress() throws IOException {
        boolean told = teller().tell(new StoryRequest(List.of("x", "y"), Optional.of("fog"), 3, 7));

        assertThat(told).isTrue();
        assertThat(posted.get())
                .isEqualTo("{\"scenario\":\"fog\",\"cast\":[\"x\",\"y\"],\"turns\":3,\"seed\":7} Bearer secret");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Fog\n\nIt was late and it was\ndark – and cold.\n");
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .contains("turn 1 of 3", "turn 3 of 3", "simulation 0190 ", "seed 7");
    }

    @Test
    void drawsCastAndScenarioFromTheSeed() throws IOException {
        teller().tell(new StoryRequest(List.of(), Optional.empty(), 3, 7));
        String first = posted.get();
        polls.set(0);
        teller().tell(new StoryRequest(List.of(), Optional.empty(), 3, 7));

        assertThat(posted.get()).isEqualTo(first).contains("\"cast\":[\"a\",\"b\",\"c\",\"d\",\"e\"]");
    }

    @Test
    void saysWhyARunFailed() throws IOException {
        ending = "FAILED";

        assertThat(teller().tell(new StoryRequest(List.of("x", "y"), Optional.of("fog"), 3, 7)))
                .isFalse();
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("The run ended FAILED: the lamp broke");
        assertThat(out.size()).isZero();
    }

    @Test
    void showsAProblemAsOneLine() {
        server.removeContext("/api/v1/simulations");
        answer("/api/v1/simulations", 400, """
                {"type":"urn:novel:problem:invalid","title":"Invalid","status":400,
                 "errors":[{"field":"cast[1]","message":"no character watsn"},{"field":"turns","message":"must be 1 to 500"}]}""");

        assertThatIOException()
                .isThrownBy(() -> teller().tell(new StoryRequest(List.of("x", "watsn"), Optional.of("fog"), 0, 7)))
                .withMessage("cast[1] no character watsn; turns must be 1 to 500 (400)");
    }

    private StoryTeller teller() {
        return new StoryTeller(
                gateway,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8),
                25);
    }

    private void simulation(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if ("POST".equals(exchange.getRequestMethod())) {
            posted.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, 202, run("QUEUED", 0));
        } else if (path.endsWith("/0190/story")) {
            send(exchange, 200, "Fog\n\nIt was late and it was dark – and cold.\n");
        } else {
            int turn = Math.min(3, polls.incrementAndGet());
            send(exchange, 200, run(turn == 3 ? ending : "RUNNING", turn));
        }
    }

    private static String run(String status, int turn) {
        return "{\"id\":\"0190\",\"status\":\"%s\",\"turn\":%d,\"turns\":3,\"failure\":\"the lamp broke\"}"
                .formatted(status, turn);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> send(exchange, status, body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
