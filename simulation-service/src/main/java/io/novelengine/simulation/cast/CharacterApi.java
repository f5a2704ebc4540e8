package io.novelengine.simulation.cast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What this service asks of character-service. */
interface CharacterApi {

    @PostExchange("/api/v1/characters/batch")
    Mono<Results> batch(@RequestBody Operations operations);

    /** Reads of several characters. */
    record Operations(List<Operation> operations) {}

    /** A read of one character by id or slug. */
    record Operation(String op, String id) {}

    /** One result per operation, in their order. */
    record Results(List<Result> results) {}

    /** A character, or the status that says why not. */
    record Result(int status, @Nullable JsonNode body) {}
}
