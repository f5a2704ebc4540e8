package io.novelengine.simulation.live;

import io.novelengine.simulation.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.util.concurrent.Queues;
import reactor.util.retry.Retry;

/** Streams of one run as server-sent events. */
@Component
class LiveEvents {

    private static final int BATCHES = 2;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration COME_BACK = Duration.ofMillis(500);

    private final Connections connections;
    private final LiveStore store;
    private final LiveProperties properties;

    LiveEvents(Connections connections, LiveStore store, LiveProperties properties) {
        this.connections = connections;
        this.store = store;
        this.properties = properties;
    }

    /** Events after a number until the run is over, with signs of life; a hint to come back when it ends before. */
    Flux<ServerSentEvent<String>> of(UUID run, long after, Delivery delivery, String client) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> connections.open(true, client)),
                connection -> {
                    connection.watch(run, after, delivery);
                    return stream(connection);
                },
                connection -> Mono.fromRunnable(connection::close));
    }

    /** Whether the run is over and nothing comes after this number. */
    Mono<Boolean> isOver(Run run, long seq) {
        return run.status().isOver() ? store.after(run.id(), seq, 1).map(List::isEmpty) : Mono.just(false);
    }

    private Flux<ServerSentEvent<String>> stream(Connection connection) {
        Sinks.Many<List<LiveEvent>> out = Sinks.unsafe()
                .many()
                .unicast()
                .onBackpressureBuffer(Queues.<List<LiveEvent>>get(BATCHES).get());
        var sending = connection
                .run(batch -> emit(out, batch))
                .onErrorComplete()
                .doFinally(end -> out.tryEmitComplete())
                .<ServerSentEvent<String>>then(Mono.empty());
        var pulse = Flux.interval(properties.heartbeat())
                .onBackpressureDrop()
                .map(beat -> ServerSentEvent.<String>builder().comment("").build())
                .takeUntilOther(sending);
        return Flux.merge(1, out.asFlux().concatMapIterable(LiveEvents::events, 1), pulse)
                .takeUntilOther(connection.stalled())
                .concatWith(Mono.defer(() -> connection.ending() == Ending.OVER ? Mono.empty() : Mono.just(hint())));
    }

    private static Mono<Void> emit(Sinks.Many<List<LiveEvent>> out, List<LiveEvent> batch) {
        return Mono.defer(() -> out.tryEmitNext(batch) == EmitResult.FAIL_OVERFLOW
                        ? Mono.<Void>error(new IllegalStateException("full"))
                        : Mono.<Void>empty())
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LOOK));
    }

    private static List<ServerSentEvent<String>> events(List<LiveEvent> batch) {
        return batch.stream()
                .map(event -> {
                    var sent = ServerSentEvent.builder(event.json()).event(event.type());
                    return event.seq() == 0
                            ? sent.build()
                            : sent.id(String.valueOf(event.seq())).build();
                })
                .toList();
    }

    private static ServerSentEvent<String> hint() {
        return ServerSentEvent.<String>builder()
                .event("reconnect")
                .retry(COME_BACK)
                .data("{}")
                .build();
    }
}
