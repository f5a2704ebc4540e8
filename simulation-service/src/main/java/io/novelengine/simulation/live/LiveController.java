package io.novelengine.simulation.live;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.run.Run;
import io.novelengine.simulation.run.Runs;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Runs watched while they play, as server-sent events or over WebSocket. */
@RestController
@RequestMapping("/api/v1/simulations")
@Tag(name = "live", description = "Stories watched while they are played; the messages are described at /v3/async-api")
class LiveController {

    private final Runs runs;
    private final LiveEvents events;
    private final LiveSockets sockets;
    private final Connections connections;
    private final LiveProperties properties;
    private final WebSocketService upgrade;

    LiveController(
            Runs runs,
            LiveEvents events,
            LiveSockets sockets,
            Connections connections,
            LiveProperties properties,
            WebSocketService upgrade) {
        this.connections = connections;
        this.runs = runs;
        this.events = events;
        this.sockets = sockets;
        this.properties = properties;
        this.upgrade = upgrade;
    }

    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "There is nothing more to come", content = @Content)
    @GetMapping(path = "/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Turns and status changes as they are committed; Last-Event-ID goes on after a number")
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> events(
            @PathVariable @Size(max = 80) String id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(required = false) @Size(max = 20) @Nullable String delivery,
            @RequestHeader(name = "Last-Event-ID", required = false) @Size(max = 20) @Nullable String lastEventId,
            Caller caller) {
        var client = admitted(caller);
        var chosen = delivery(delivery);
        var from = lastEventId == null || lastEventId.isEmpty() ? after : number(lastEventId);
        return runs.get(id, caller).flatMap(run -> events.isOver(run, from)
                .map(over -> over && lastEventId != null
                        ? ResponseEntity.status(HttpStatus.NO_CONTENT).build()
                        : ResponseEntity.ok()
                                .header("Cache-Control", "no-store")
                                .header("X-Accel-Buffering", "no")
                                .body(events.of(run.id(), from, chosen, client))));
    }

    @Hidden
    @GetMapping(path = "/{id}/live", headers = "Upgrade")
    Mono<Void> socket(
            @PathVariable @Size(max = 80) String id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(required = false) @Size(max = 20) @Nullable String delivery,
            Caller caller,
            ServerWebExchange exchange) {
        var chosen = delivery(delivery);
        var client = admitted(caller);
        return runs.get(id, caller)
                .map(Run::id)
                .flatMap(run -> upgrade.handleRequest(
                        exchange, session -> sockets.one(session, () -> cut(exchange), client, run, after, chosen)));
    }

    @Hidden
    @GetMapping(path = "/live", headers = "Upgrade")
    Mono<Void> socket(Caller caller, ServerWebExchange exchange) {
        var client = admitted(caller);
        return upgrade.handleRequest(exchange, session -> sockets.many(session, () -> cut(exchange), client, caller));
    }

    /** Who connects: one more stream of the same user may be refused; those who are not signed in count as one. */
    private String admitted(Caller caller) {
        connections.admit(caller.id());
        return caller.id();
    }

    private static void cut(ServerWebExchange exchange) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        request.withConnection(connection -> connection.channel().close());
    }

    private Delivery delivery(@Nullable String name) {
        var delivery = Delivery.of(name, properties.interval());
        if (delivery == null) {
            throw ProblemException.invalid("delivery", "must be priority, time, size or adaptive");
        }
        return delivery;
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("Last-Event-ID", "is not a number that this stream has given");
        }
    }
}
