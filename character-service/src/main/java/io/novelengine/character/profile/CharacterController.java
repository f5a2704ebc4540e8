package io.novelengine.character.profile;

import io.novelengine.character.profile.CharacterStore.Placed;
import io.novelengine.shared.cache.Cached;
import io.novelengine.shared.cache.Layer;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.web.EntityTag;
import io.novelengine.shared.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Characters over HTTP. */
@RestController
@RequestMapping("/api/v1/characters")
@Tag(name = "characters", description = "Who can be cast into a story")
class CharacterController {

    private static final String PATH = "/api/v1/characters/";
    private static final int LONGEST_KEY = 80;
    private static final String NO_CACHE = "no-cache";
    private static final String PRIVATE = String.valueOf(Caching.item(true).getHeaderValue());
    private static final String PUBLIC = String.valueOf(Caching.item(false).getHeaderValue());

    private final Characters characters;
    private final Renditions renditions;
    private final ProfileReader reader;
    private final Batch batch;

    CharacterController(Characters characters, Renditions renditions, ProfileReader reader, Batch batch) {
        this.characters = characters;
        this.renditions = renditions;
        this.reader = reader;
        this.batch = batch;
    }

    @GetMapping
    @Operation(
            summary = "List characters, in the order of their slugs; with q, the best fitting first. Lore is left out")
    Mono<ResponseEntity<Page<StoryCharacter>>> list(
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Size(max = 40) @Nullable String tag,
            @RequestParam(required = false) @Size(max = 80) @Nullable String owner,
            @RequestParam(required = false) @Size(max = 80) @Nullable String cast,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Size(max = 400) @Nullable String cursor,
            Caller caller) {
        var after = Place.of(Page.after(cursor));
        return characters
                .page(new CharacterFilter(q, tag, owner, cast), caller, after, limit + 1)
                .map(found -> Page.of(found, limit, placed -> placed.place().key()))
                .map(page -> ResponseEntity.ok()
                        .cacheControl(Caching.LIST)
                        .eTag(weak(page))
                        .body(new Page<>(
                                page.items().stream().map(Placed::character).toList(), page.next())));
    }

    private static String weak(Page<Placed> page) {
        var versions = page.items().stream()
                .map(placed ->
                        placed.character().id() + " " + placed.character().version())
                .collect(Collectors.joining("\n"));
        return "W/\"" + Digest.sha256(versions, String.valueOf(page.next())).substring(0, 24) + "\"";
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "The character", useReturnTypeSchema = true)
    @Operation(summary = "Create a character; only the name is needed")
    Mono<ResponseEntity<StoryCharacter>> create(
            @Valid @RequestBody Profile profile,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return characters.create(profile, key, "created", caller).map(CharacterController::created);
    }

    @GetMapping("/{idOrSlug}")
    @Operation(
            summary =
                    "Read a character by id or slug; a former slug leads to the one of now. Cache-Control: no-cache reads past the caches",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The character",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = StoryCharacter.class))),
                @ApiResponse(responseCode = "308", description = "It has another slug now", content = @Content)
            })
    Mono<Void> read(
            @Parameter(schema = @Schema(maxLength = LONGEST_KEY)) @PathVariable String idOrSlug,
            Caller caller,
            ServerWebExchange exchange) {
        if (idOrSlug.length() > LONGEST_KEY) {
            throw ProblemException.invalid("idOrSlug", "must not be longer than " + LONGEST_KEY + " characters");
        }
        var found = NO_CACHE.equals(exchange.getRequest().getHeaders().getFirst(HttpHeaders.CACHE_CONTROL))
                ? renditions.fresh(idOrSlug)
                : renditions.find(idOrSlug);
        return found.isDone() && !found.isCompletedExceptionally()
                ? send(found.resultNow(), idOrSlug, caller, exchange)
                : Mono.fromFuture(found, true).flatMap(cached -> send(cached, idOrSlug, caller, exchange));
    }

    private static Mono<Void> send(
            Cached<Rendition> cached, String idOrSlug, Caller caller, ServerWebExchange exchange) {
        var rendition = cached.value();
        if (rendition == null || !rendition.isFor(caller)) {
            return Mono.error(ProblemException.notFound("character", idOrSlug));
        }
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, rendition.secret() ? PRIVATE : PUBLIC);
        if (cached.layer() != Layer.SOURCE) {
            exchange.getAttributes().put(ServerTiming.LAYER, cached.layer().id());
        }
        if (isBehind(idOrSlug, rendition)) {
            response.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
            headers.setLocation(URI.create(PATH + rendition.slug()));
            return response.setComplete();
        }
        if (exchange.checkNotModified(rendition.etag())) {
            return response.setComplete();
        }
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        headers.setContentLength(rendition.json().length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(rendition.json())));
    }

    private static boolean isBehind(String idOrSlug, Rendition rendition) {
        return !idOrSlug.equals(rendition.slug())
                && !idOrSlug.equalsIgnoreCase(rendition.id().toString());
    }

    @PutMapping("/{idOrSlug}")
    @Operation(summary = "Replace a character; If-Match must name the version that was read")
    Mono<ResponseEntity<StoryCharacter>> replace(
            @PathVariable @Size(max = 80) String idOrSlug,
            @Valid @RequestBody Profile profile,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return characters
                .replace(idOrSlug, profile, EntityTag.required(ifMatch), caller)
                .map(CharacterController::ok);
    }

    @PatchMapping(
            path = "/{idOrSlug}",
            consumes = {"application/merge-patch+json", "application/json"})
    @Operation(summary = "Change parts of a character by JSON Merge Patch")
    Mono<ResponseEntity<StoryCharacter>> patch(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return characters
                .patch(idOrSlug, patch, EntityTag.version(ifMatch), reader::read, caller)
                .map(CharacterController::ok);
    }

    @DeleteMapping("/{idOrSlug}")
    @ApiResponse(responseCode = "204", description = "It is gone", content = @Content)
    @Operation(summary = "Delete a character; it can be restored")
    Mono<ResponseEntity<Void>> delete(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return characters
                .delete(idOrSlug, EntityTag.version(ifMatch), caller)
                .thenReturn(ResponseEntity.noContent().build());
    }

    @PostMapping("/{idOrSlug}/restore")
    @Operation(summary = "Bring a deleted character back, under another slug when its own is taken by now")
    Mono<ResponseEntity<StoryCharacter>> restore(@PathVariable @Size(max = 80) String idOrSlug, Caller caller) {
        return characters.restore(idOrSlug, caller).map(CharacterController::ok);
    }

    @PostMapping("/batch")
    @Operation(summary = "Several operations at once, each with a result of its own; all or none when atomic")
    Mono<BatchRequest.Results> batch(@Valid @RequestBody BatchRequest request, Caller caller) {
        return batch.run(request, caller);
    }

    private static ResponseEntity<StoryCharacter> created(StoryCharacter character) {
        return ResponseEntity.created(URI.create(PATH + character.id()))
                .eTag(character.etag())
                .body(character);
    }

    private static ResponseEntity<StoryCharacter> ok(StoryCharacter character) {
        return ResponseEntity.ok()
                .eTag(character.etag())
                .cacheControl(Caching.item(true))
                .body(character);
    }
}
