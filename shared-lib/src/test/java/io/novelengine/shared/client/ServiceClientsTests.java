package io.novelengine.shared.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls to services that are slow, broken or gone. */
class ServiceClientsTests {

    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CircuitBreakerRegistry breakers = new ClientAutoConfiguration().serviceBreakers();

    @Test
    void anAnswerThatDoesNotComeMissesTheDeadline() {
        try (var silent = Stub.answering((turn, response) -> Mono.never())) {
            assertThat(failure(get(silent.url()))).isInstanceOf(TimeoutException.class);
            assertThat(silent.requests()).hasSize(1);
        }
    }

    @Test
    void aCallSaysOnWhoseBehalfItIs() {
        try (var other = Stub.saying("hello")) {
            get(other.url())
                    .contextWrite(context -> context.put(Caller.class, new Caller("a1", "Ada", Set.of(Role.AUTHOR))))
                    .block(LIMIT);
            get(other.url()).block(LIMIT);

            assertThat(other.requests().get(0).requestHeaders().get("Authorization"))
                    .isEqualTo("Bearer stub-for-a1");
            assertThat(other.requests().get(1).requestHeaders().get("Authorization"))
                    .isEqualTo("Bearer stub");
        }
    }

    @Test
    void aBodyThatDoesNotEndMissesTheDeadline() {
        try (var dripping = Stub.answering(
                (turn, response) -> response.sendString(Flux.just("a").concatWith(Flux.never())))) {
            var failure = failure(get(dripping.url()));
            assertThat(failure).hasCauseInstanceOf(TimeoutException.class);
            assertThat(new ClientProblems().translate(failure).problem()).isEqualTo(Problem.UNAVAILABLE);
        }
    }

    @Test
    void aRefusalWhoseBodyDoesNotEndMissesTheDeadline() {
        try (var dripping = Stub.answering((turn, response) ->
                response.status(503).sendString(Flux.just("a").concatWith(Flux.never())))) {
            assertThat(failure(get(dripping.url()))).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aCallMayHaveADeadlineOfItsOwn() {
        try (var slow = Stub.answering(
                (turn, response) -> response.sendString(Mono.just("late").delayElement(DEADLINE.multipliedBy(2))))) {
            var answer = client(slow.url())
                    .get()
                    .uri("/x")
                    .attribute(ServiceClients.DEADLINE, Duration.ofSeconds(8))
                    .retrieve()
                    .bodyToMono(String.class);
            assertThat(answer.block(LIMIT)).isEqualTo("late");
        }
    }

    @Test
    void aGetIsTriedAgainWhenTheServiceIsUnavailable() {
        try (var starting = Stub.answering(
                (turn, response) -> turn < 3 ? response.status(503).send() : response.sendString(Mono.just("up")))) {
            assertThat(get(starting.url()).block(LIMIT)).isEqualTo("up");
            assertThat(starting.requests()).hasSize(3);
        }
    }

    @Test
    void aGetGivesUpAfterItsRetriesWithTheFailureItself() {
        try (var down = Stub.answering((turn, response) -> response.status(503).send())) {
            assertThat(failure(get(down.url()))).isInstanceOf(WebClientResponseException.ServiceUnavailable.class);
            assertThat(down.requests()).hasSize(3);
        }
    }

    @Test
    void aGetGoesToAnotherInstanceWhenOneRefusesTheConnection() throws IOException {
        try (var up = Stub.saying("up")) {
            var client = client(URI.create("http://localhost:" + freePort()), up.url());
            for (var call = 0; call < 4; call++) {
                assertThat(client.get()
                                .uri("/x")
                                .retrieve()
                                .bodyToMono(String.class)
                                .block(LIMIT))
                        .isEqualTo("up");
            }
            assertThat(up.requests()).hasSize(4);
        }
    }

    @Test
    void aPostIsNeverTriedAgain() throws IOException {
        try (var down = Stub.answering((turn, response) -> response.status(503).send())) {
            assertThat(failure(post(client(down.url()))))
                    .isInstanceOf(WebClientResponseException.ServiceUnavailable.class);
            assertThat(down.requests()).hasSize(1);
        }
        try (var up = Stub.saying("up")) {
            var client = client(URI.create("http://localhost:" + freePort()), up.url());
            assertThat(failure(post(client))).isInstanceOf(WebClientRequestException.class);
            assertThat(up.requests()).isEmpty();
        }
    }

    @Test
    void aPostIsNotSentTwiceWhenTheConnectionIsResetAfterIt() throws IOException {
        var received = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var resetting = Thread.ofVirtual().start(() -> readAndReset(server, received));
            var client = client(URI.create("http://localhost:" + server.getLocalPort()));
            assertThat(failure(post(client))).isInstanceOf(WebClientRequestException.class);
            assertThat(received).hasValue(1);
            resetting.interrupt();
        }
    }

    private static void readAndReset(ServerSocket server, AtomicInteger received) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                readOneRequest(socket);
                received.incrementAndGet();
                socket.setSoLinger(true, 0);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void readOneRequest(Socket socket) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("payload")) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                return;
            }
            text.append((char) next);
        }
    }

    @Test
    void instancesAreUsedInTurn() {
        try (var one = Stub.saying("1");
                var two = Stub.saying("2");
                var three = Stub.saying("3")) {
            var client = client(one.url(), two.url(), three.url());
            var answers = Flux.range(0, 6)
                    .concatMap(call -> client.get()
                            .uri("/a/{b}?c={d}", "x y", "&")
                            .retrieve()
                            .bodyToMono(String.class))
                    .collectList()
                    .block(LIMIT);
            assertThat(answers).containsExactly("1", "2", "3", "1", "2", "3");
            assertThat(two.requests().getFirst().uri()).isEqualTo("/a/x%20y?c=%26");
        }
    }

    @Test
    void theBreakerOpensOnFailuresAndHealsByItself() {
        var broken = new AtomicBoolean(true);
        try (var service = Stub.answering((turn, response) ->
                broken.get() ? response.status(503).send() : response.sendString(Mono.just("up")))) {
            var client = client(service.url());
            for (var call = 0; call < 10; call++) {
                assertThat(failure(post(client))).isNotNull();
            }
            assertThat(failure(post(client))).isInstanceOf(CallNotPermittedException.class);
            assertThat(service.requests()).hasSize(10);
            broken.set(false);
            await().atMost(LIMIT).until(() -> breakers.circuitBreaker("stub").getState() == State.HALF_OPEN);
            for (var call = 0; call < 3; call++) {
                assertThat(post(client).block(LIMIT)).isEqualTo("up");
            }
            assertThat(breakers.circuitBreaker("stub").getState()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void refusalsThatTheCallerCausedDoNotOpenTheBreaker() {
        try (var strict =
                Stub.answering((turn, response) -> response.status(404).send())) {
            for (var call = 0; call < 30; call++) {
                assertThat(failure(get(strict.url()))).isInstanceOf(WebClientResponseException.NotFound.class);
            }
            assertThat(breakers.circuitBreaker("stub").getState()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void failedCallsAreUnavailableToTheClient() throws IOException {
        var gone = failure(get(URI.create("http://localhost:" + freePort())));
        assertThat(new ClientProblems().translate(gone).problem()).isEqualTo(Problem.UNAVAILABLE);
        try (var broken =
                Stub.answering((turn, response) -> response.status(500).send())) {
            assertThat(new ClientProblems()
                            .translate(failure(get(broken.url())))
                            .problem())
                    .isEqualTo(Problem.UNAVAILABLE);
        }
        assertThat(new ClientProblems().translate(new TimeoutException()).problem())
                .isEqualTo(Problem.UNAVAILABLE);
        assertThat(new ClientProblems().translate(new IllegalStateException())).isNull();
    }

    private static Throwable failure(Mono<?> failing) {
        var failure = new AtomicReference<Throwable>();
        var ended = failing.then().onErrorResume(e -> {
            failure.set(e);
            return Mono.empty();
        });
        ended.block(LIMIT);
        assertThat(failure.get()).as("a call that had to fail").isNotNull();
        return failure.get();
    }

    private Mono<String> get(URI service) {
        return client(service).get().uri("/x").retrieve().bodyToMono(String.class);
    }

    private static Mono<String> post(WebClient client) {
        return client.post().uri("/x").bodyValue("payload").retrieve().bodyToMono(String.class);
    }

    private WebClient client(URI... instances) {
        var one = List.of(URI.create("http://localhost:1"));
        var services = new ServicesProperties(one, one, one, one, one, one, DEADLINE, 2, Duration.ofMillis(20));
        return new ClientAutoConfiguration()
                .serviceClients(
                        WebClient.builder(),
                        services,
                        breakers,
                        (audience, caller) -> Mono.just(audience + (caller == null ? "" : "-for-" + caller.id())))
                .webClient("stub", List.of(instances));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
