package io.novelengine.gateway.ticket;

import io.novelengine.gateway.security.Known;
import io.novelengine.gateway.security.Presented;
import io.novelengine.gateway.security.Presented.Kind;
import io.novelengine.gateway.security.Standing;
import io.novelengine.shared.identity.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives tickets to whoever is known. */
@RestController
class TicketController {

    private final Tickets tickets;

    TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    @PostMapping("/api/v1/tickets")
    Mono<ResponseEntity<Ticket>> make(Caller caller, ServerWebExchange exchange) {
        var again = Standing.of(exchange)
                .map(Known::again)
                .filter(shown -> shown.kind() != Kind.BEARER)
                .orElseGet(() -> new Presented(Kind.SUBJECT, caller.id()));
        return tickets.make(caller, again).map(ticket -> ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Ticket(ticket, Tickets.LIFE.toSeconds())));
    }

    /**
     * A ticket, to be sent as {@code ?ticket=} of a WebSocket.
     *
     * @param expiresIn seconds
     */
    record Ticket(String ticket, long expiresIn) {}
}
