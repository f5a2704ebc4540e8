package io.novelengine.simulation.live;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Streams over WebSocket: of one run, or of as many as the client asks for. */
@Component
class LiveSockets {

    private static final Duration PAUSE = Duration.ofMillis(250); // a proxy may let a close overtake what was before it
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration COUNTED = Duration.ofSeconds(10);

    private final Connections connections;
    private final LiveStore store;
    private final LiveProperties properties;
    private final Runs runs;
    private final Clock clock;
    private final JsonMapper json;

    LiveSockets(
            Connections connections,
            LiveStore store,
            LiveProperties properties,
            Runs runs,
            Clock clock,
            JsonMapper json) {
        this.connections = connections;
        this.store = store;
        this.properties = properties;
        this.runs = runs;
        this.clock = clock;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Streams one run from after a number until it is over; {@code drop} cuts the connection of a client that is stuck. */
    Mono<Void> one(WebSocketSession session, Runnable drop, String client, UUID run, long after, Delivery delivery) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> connections.open(true, client)),
                connection -> {
                    connection.watch(run, after, delivery);
                    return serve(session, drop, connection, null);
                },
                connection -> Mono.fromRunnable(connection::close));
    }

    /** Streams what the client subscribes to. */
    Mono<Void> many(WebSocketSession session, Runnable drop, String client, Caller caller) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> connections.open(false, client)),
                connection -> serve(session, drop, connection, caller),
                connection -> Mono.fromRunnable(connection::close));
    }

    /** Serves a connection; {@code listener} may subscribe to what it may see, and without one nothing is obeyed. */
    private Mono<Void> serve(
            WebSocketSession session, Runnable drop, Connection connection, @Nullable Caller listener) {
        var heard = new AtomicInteger();
        var inbound = Flux.merge(
                        session.receive()
                                .filter(message -> message.getType() == WebSocketMessage.Type.TEXT
                                        || message.getType() == WebSocketMessage.Type.BINARY)
                                .doOnNext(message -> count(heard, connection))
                                .map(WebSocketMessage::getPayloadAsText)
                                .concatMap(
                                        text -> listener == null
                                                ? reject(connection)
                                                : obey(text, connection, listener),
                                        1)
                                .then(Mono.just(true)),
                        Flux.interval(COUNTED)
                                .doOnNext(beat -> heard.set(0))
                                .filter(beat -> false)
                                .map(beat -> true))
                .next()
                .onErrorComplete()
                .then();
        var farewell = Mono.fromFuture(() -> farewell(session, drop, connection).toFuture(), true);
        var outbound = connection
                .run(batch -> session.send(Mono.fromSupplier(() -> Batch.message(batch, session.bufferFactory()))))
                .onErrorComplete()
                .then(farewell);
        var pulse = Flux.interval(properties.heartbeat())
                .onBackpressureDrop()
                .concatMap(beat -> session.send(Mono.just(session.pingMessage(data -> data.allocateBuffer(0)))), 1)
                .then()
                .onErrorComplete()
                .then(Mono.<Void>never());
        return Mono.firstWithSignal(
                inbound, outbound, pulse, connection.stalled().then(farewell));
    }

    /**
     * Closes with the code of the ending. Closing also ends the inbound side, whose end must not cancel this: Reactor Netty
     * releases a close frame that is cancelled before it is written.
     */
    private static Mono<Void> farewell(WebSocketSession session, Runnable drop, Connection connection) {
        return Mono.delay(PAUSE)
                .then(Mono.defer(() -> session.close(connection.ending().status())))
                .timeout(FAREWELL)
                .onErrorResume(silent -> Mono.fromRunnable(drop));
    }

    private void count(AtomicInteger heard, Connection connection) {
        if (heard.incrementAndGet() > properties.messages() * COUNTED.toSeconds()) {
            connection.end(Ending.LIMITED);
        }
    }

    private static Mono<Void> reject(Connection connection) {
        connection.end(Ending.INVALID);
        return Mono.empty();
    }

    private Mono<Void> obey(String text, Connection connection, Caller caller) {
        LiveCommand command;
        try {
            command = json.readValue(text, LiveCommand.class);
        } catch (JacksonException e) {
            return reject(connection);
        }
        if (command == null || !command.isOne()) {
            return reject(connection);
        }
        if (command.unsubscribe() != null) {
            connection.unwatch(command.unsubscribe());
            return Mono.empty();
        }
        return subscribe(command, connection, caller);
    }

    private Mono<Void> subscribe(LiveCommand command, Connection connection, Caller caller) {
        var run = command.subscribe();
        var delivery = Delivery.of(command.delivery(), properties.interval());
        if (run == null || delivery == null) {
            return reject(connection);
        }
        return runs.get(run.toString(), caller)
                .doOnNext(found -> {
                    if (!connection.watch(run, command.afterOrStart(), delivery)) {
                        connection.aside(problem(
                                run,
                                Problem.LIMITED,
                                "One connection watches " + properties.subscriptions() + " simulations at most."));
                    }
                })
                .onErrorResume(ProblemException.class, absent -> {
                    connection.aside(problem(run, absent.problem(), String.valueOf(absent.getMessage())));
                    return Mono.empty();
                })
                .onErrorResume(outage -> {
                    connection.end(Ending.RECONNECT);
                    return Mono.empty();
                })
                .then();
    }

    private LiveEvent problem(UUID run, Problem problem, String detail) {
        return store.event(run, 0, LiveEvent.PROBLEM, clock.instant(), false, problem.with(detail));
    }

    /**
     * What a client says.
     *
     * @param subscribe id of a run to be watched
     * @param after number after which it is watched; from its beginning when absent
     * @param delivery priority, time, size or adaptive; priority when absent
     * @param unsubscribe id of a run to be watched no more
     */
    record LiveCommand(
            @Nullable UUID subscribe,
            @Nullable Long after,
            @Nullable String delivery,
            @Nullable UUID unsubscribe) {

        boolean isOne() {
            return (subscribe == null) != (unsubscribe == null) && (after == null || after >= 0);
        }

        long afterOrStart() {
            return after == null ? 0 : after;
        }
    }
}
