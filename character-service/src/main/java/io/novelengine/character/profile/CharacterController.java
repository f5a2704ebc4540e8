package io.novelengine.character.profile;

import io.novelengine.shared.web.EntityTag;
import io.novelengine.shared.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Characters over HTTP. */
@RestController
@RequestMapping("/api/v1/characters")
@Tag(name = "characters", description = "Who can be cast into a story")
class CharacterController {

    private final Characters characters;
    private final ProfileReader reader;
    private final Batch batch;

    CharacterController(Characters characters, ProfileReader reader, Batch batch) {
        this.characters = characters;
        this.reader = reader;
        this.batch = batch;
    }

    @GetMapping
    @Operation(summary = "List characters, in the order of their slugs")
    Mono<Page<StoryCharacter>> list(
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Size(max = 40) @Nullable String tag,
            @RequestParam(required = false) @Size(max = 80) @Nullable String owner,
            @RequestParam(required = false) @Size(max = 80) @Nullable String cast,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Size(max = 400) @Nullable String cursor) {
        return characters
                .page(new CharacterFilter(q, tag, owner, cast), Page.after(cursor), limit + 1)
                .map(found -> Page.of(
                        found,
                        limit,
                        character -> String.valueOf(character.profile().slug())));
    }

    @PostMapping
    @Operation(summary = "Create a character; only the name is needed")
    Mono<ResponseEntity<StoryCharacter>> create(
            @Valid @RequestBody Profile profile,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 200) @Nullable String key) {
        return characters.create(profile, key).map(character -> ResponseEntity.created(
                        URI.create("/api/v1/characters/" + character.id()))
                .eTag(character.etag())
                .body(character));
    }

    @GetMapping("/{idOrSlug}")
    @Operation(summary = "Read a character by id or slug")
    Mono<ResponseEntity<StoryCharacter>> read(@PathVariable @Size(max = 80) String idOrSlug) {
        return characters.get(idOrSlug).map(CharacterController::ok);
    }

    @PutMapping("/{idOrSlug}")
    @Operation(summary = "Replace a character; If-Match must name the version that was read")
    Mono<ResponseEntity<StoryCharacter>> replace(
            @PathVariable @Size(max = 80) String idOrSlug,
            @Valid @RequestBody Profile profile,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return characters
                .replace(idOrSlug, profile, EntityTag.required(ifMatch))
                .map(CharacterController::ok);
    }

    @PatchMapping(
            path = "/{idOrSlug}",
            consumes = {"application/merge-patch+json", "application/json"})
    @Operation(summary = "Change parts of a character by JSON Merge Patch")
    Mono<ResponseEntity<StoryCharacter>> patch(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return characters
                .patch(idOrSlug, patch, EntityTag.version(ifMatch), reader::read)
                .map(CharacterController::ok);
    }

    @DeleteMapping("/{idOrSlug}")
    @Operation(summary = "Delete a character")
    Mono<ResponseEntity<Void>> delete(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return characters
                .delete(idOrSlug, EntityTag.version(ifMatch))
                .thenReturn(ResponseEntity.noContent().build());
    }

    @PostMapping("/batch")
    @Operation(summary = "Several operations at once, each with a result of its own")
    Mono<Batch.Results> batch(@Valid @RequestBody Batch.Operations operations) {
        return batch.run(operations);
    }

    private static ResponseEntity<StoryCharacter> ok(StoryCharacter character) {
        return ResponseEntity.ok().eTag(character.etag()).body(character);
    }
}
