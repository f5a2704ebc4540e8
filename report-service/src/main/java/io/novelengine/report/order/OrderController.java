package io.novelengine.report.order;

import io.novelengine.report.order.Order.Wish;
import io.novelengine.report.source.Simulations;
import io.novelengine.report.source.SourceAway;
import io.novelengine.report.source.UnknownRun;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reports over HTTP. */
@Tag(name = "reports", description = "What can be handed to a reader")
@RestController
@RequestMapping(OrderController.PATH)
class OrderController {

    static final String PATH = "/api/v1/reports";
    private static final int MOST = 200;
    private static final int LONGEST_KEY = 200;

    private final Orders orders;
    private final Simulations simulations;
    private final Ids ids;
    private final BackgroundLoop worker;

    OrderController(Orders orders, Simulations simulations, Ids ids, BackgroundLoop reportWorker) {
        this.orders = orders;
        this.simulations = simulations;
        this.ids = ids;
        this.worker = reportWorker;
    }

    /** Orders a report; it is made soon after. */
    @PostMapping
    @Operation(summary = "Order a report; it is made soon after")
    @ApiResponse(responseCode = "202", description = "The order", useReturnTypeSchema = true)
    Mono<ResponseEntity<OrderAnswer>> order(
            @RequestBody OrderRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw ProblemException.invalid("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        var wish = request.wish();
        return knowsSubject(wish)
                .then(Mono.defer(() -> orders.place(ids.next(), wish, key, caller)))
                .map(order -> sameAs(wish, order))
                .doOnNext(order -> worker.wake())
                .map(order -> ResponseEntity.accepted()
                        .location(URI.create(PATH + "/" + order.id()))
                        .body(OrderAnswer.of(order)));
    }

    private Mono<Void> knowsSubject(Wish wish) {
        return wish.subject() == null
                ? Mono.empty()
                : simulations
                        .run(wish.subject())
                        .then()
                        .onErrorMap(UnknownRun.class, e -> ProblemException.invalid("subject", "there is no such run"))
                        .onErrorResume(SourceAway.class, away -> Mono.empty());
    }

    private static Order sameAs(Wish wish, Order order) {
        if (!order.wish().equals(wish)) {
            throw new ProblemException(Problem.CONFLICT, "The Idempotency-Key was used for another order.");
        }
        return order;
    }

    /** Orders, the latest first. */
    @GetMapping
    @Operation(summary = "Orders, the latest first")
    Mono<OrderAnswer.Page> list(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor,
            Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.invalid("limit", "must be between 1 and " + MOST);
        }
        return orders.page(limit + 1, cursor, caller).map(found -> {
            var items = found.stream().limit(limit).map(OrderAnswer::of).toList();
            return new OrderAnswer.Page(
                    items, found.size() > limit ? items.getLast().id().toString() : null);
        });
    }

    /** The kinds of report. */
    @GetMapping("/templates")
    @Operation(summary = "The kinds of report")
    Templates templates() {
        return new Templates(
                Arrays.stream(Template.values()).map(Template::describe).toList());
    }

    /** An order, and what became of it. */
    @GetMapping("/{id}")
    @Operation(summary = "An order, and what became of it")
    Mono<OrderAnswer> get(@PathVariable UUID id, Caller caller) {
        return find(id, caller).map(OrderAnswer::of);
    }

    /** The report itself; a 409 while there is none. */
    @GetMapping("/{id}/content")
    @Operation(summary = "The report itself; a 409 while there is none")
    @ApiResponse(
            responseCode = "200",
            description = "The report, in the format that was ordered",
            content = {
                @Content(mediaType = "text/html", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(type = "object"))
            })
    @ApiResponse(responseCode = "409", ref = "Conflict")
    Mono<ResponseEntity<String>> content(@PathVariable UUID id, Caller caller) {
        return find(id, caller).flatMap(order -> switch (order.status()) {
            case READY ->
                orders.content(id).map(body -> ResponseEntity.ok()
                        .contentType(
                                MediaType.parseMediaType(order.wish().format().mediaType()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
                        .body(body));
            case FAILED -> Mono.error(new ProblemException(Problem.CONFLICT, "There is no report: " + order.failure()));
            case QUEUED, RUNNING -> Mono.error(new ProblemException(Problem.CONFLICT, "The report is not ready yet."));
        });
    }

    private Mono<Order> find(UUID id, Caller caller) {
        return orders.get(id, caller).switchIfEmpty(Mono.error(() -> ProblemException.notFound("report", id)));
    }

    /**
     * The kinds of report.
     *
     * @param items all of them
     */
    record Templates(List<Template.Description> items) {}
}
