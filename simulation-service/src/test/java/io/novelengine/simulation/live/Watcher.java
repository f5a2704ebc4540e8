package io.novelengine.simulation.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client over WebSocket that keeps all it is sent. */
final class Watcher implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    final List<String> complaints = new CopyOnWriteArrayList<>();
    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private final StringBuilder partial = new StringBuilder();
    private volatile int closed;

    Watcher(String url) {
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(url), new Listener())
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void take(String text) {
        var frame = JSON.readTree(text);
        complaints.addAll(Protocol.complaints(text));
        frames.add(frame);
        if (frame.isArray()) {
            frame.forEach(events::add);
        } else {
            events.add(frame);
        }
    }

    void say(String text) {
        socket.sendText(text, true)
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    void subscribe(String run, long after) {
        say("{\"subscribe\":\"" + run + "\",\"after\":" + after + "}");
    }

    /** Numbers of what was committed for a run, in the order in which they came. */
    List<Long> numbers(String run) {
        var numbers = new ArrayList<Long>();
        for (var event : events) {
            if (event.has("seq") && event.get("run").asString().equals(run)) {
                numbers.add(event.get("seq").asLong());
            }
        }
        return numbers;
    }

    long last(String run) {
        var numbers = numbers(run);
        return numbers.isEmpty() ? 0 : numbers.getLast();
    }

    boolean isOver(String run) {
        return events.stream()
                .anyMatch(event -> event.get("run").asString().equals(run)
                        && event.get("type").asString().equals("status")
                        && event.get("data").get("status").asString().equals("COMPLETED"));
    }

    Watcher awaitOver(String run) {
        Awaitility.await().atMost(LIMIT).until(() -> isOver(run));
        return this;
    }

    /** The code with which the stream was closed. */
    int awaitClose() {
        Awaitility.await().atMost(LIMIT).until(() -> closed != 0);
        return closed;
    }

    /** Checks that everything after a number came once, in order, up to the last. */
    static void assertWithoutGap(List<Long> numbers, long after) {
        assertThat(numbers).isNotEmpty();
        for (var i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).as("place " + i + " of " + numbers).isEqualTo(after + 1 + i);
        }
    }

    @Override
    public void close() {
        socket.abort();
        assertThat(complaints).as("frames that are not as the protocol says").isEmpty();
    }

    /** Hears the connection. */
    private final class Listener implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean complete) {
            partial.append(data);
            if (complete) {
                take(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed = code;
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed = 1006;
        }
    }
}
