package io.novelengine.simulation.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client over WebSocket that keeps all it is sent. */
final class Watcher implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(40);
    private static final JsonMapper JSON = new JsonMapper();

    final List<String> complaints = new CopyOnWriteArrayList<>();
    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final Sinks.Many<String> outgoing = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable connection;
    private volatile CloseStatus closed;

    Watcher(String url) {
        var client = new ReactorNettyWebSocketClient(
                HttpClient.create(),
                () -> WebsocketClientSpec.builder().compress(true).maxFramePayloadLength(1 << 20));
        connection = client.execute(URI.create(url), session -> {
                    var closing = session.closeStatus().doOnNext(status -> closed = status);
                    return Flux.merge(
                                    session.send(outgoing.asFlux().map(session::textMessage)),
                                    session.receive()
                                            .filter(message -> message.getType() == WebSocketMessage.Type.TEXT)
                                            .map(WebSocketMessage::getPayloadAsText)
                                            .doOnNext(this::take)
                                            .then(),
                                    closing.then())
                            .then();
                })
                .onErrorResume(failure -> Mono.fromRunnable(() -> closed = new CloseStatus(1006, failure.toString())))
                .subscribe();
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
        outgoing.tryEmitNext(text);
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

    CloseStatus awaitClose() {
        Awaitility.await().atMost(LIMIT).until(() -> closed != null);
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
        connection.dispose();
        assertThat(complaints).as("frames that are not as the protocol says").isEmpty();
    }
}
