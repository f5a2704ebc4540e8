package io.novelengine.report.source;

import io.novelengine.report.compose.TurnView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The simulation service, as far as reports need it. */
@HttpExchange("/api/v1/simulations")
interface SimulationApi {

    @GetExchange("/{id}")
    Mono<Run> run(@PathVariable UUID id);

    @GetExchange("/{id}/turns")
    Mono<TurnPage> turns(
            @PathVariable UUID id, @RequestParam int limit, @RequestParam(required = false) @Nullable String after);

    /** A run; what other services may write as text or as an object is read as either. */
    record Run(
            UUID id,
            @Nullable String title,
            String status,
            int turn,
            int turns,
            @Nullable JsonNode seed,
            @Nullable String mind,
            @Nullable JsonNode scenario,
            @Nullable String digest,
            @Nullable List<JsonNode> cast,
            @Nullable JsonNode failure,
            @Nullable Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /** Part of the log of turns. */
    record TurnPage(List<TurnView> items, @Nullable String next) {}
}
