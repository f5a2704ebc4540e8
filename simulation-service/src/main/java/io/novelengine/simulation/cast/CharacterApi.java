package io.novelengine.simulation.cast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What this service asks of character-service. */
interface CharacterApi {

    @PostExchange("/api/v1/characters/batch")
    Mono<Results> batch(@RequestBody Operations operations);

    @PostExchange("/api/v1/characters/{id}/lore/recall")
    Mono<Recalled> recall(@PathVariable String id, @RequestBody Said said);

    /** What is to bring something to a character's mind. */
    record Said(List<String> texts) {}

    /** What came to mind, in the order of telling. */
    record Recalled(List<Remembered> items) {}

    /** One of the character's facts. */
    record Remembered(int index, Fact fact) {}

    /** Something told of the character's world. */
    record Fact(String text) {}

    /** Reads of several characters. */
    record Operations(List<Operation> operations) {}

    /** A read of one character by id or slug. */
    record Operation(String op, String id) {}

    /** One result per operation, in their order. */
    record Results(List<Result> results) {}

    /** A character, or the status that says why not. */
    record Result(int status, @Nullable JsonNode body) {}
}
