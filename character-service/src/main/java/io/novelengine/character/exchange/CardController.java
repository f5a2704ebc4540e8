package io.novelengine.character.exchange;

import io.novelengine.character.card.CardSource;
import io.novelengine.character.card.Portrait;
import io.novelengine.character.exchange.CardExchange.Imported;
import io.novelengine.character.profile.Caching;
import io.novelengine.character.profile.Characters;
import io.novelengine.character.profile.StoryCharacter;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Cards, copies and portraits over HTTP. */
@RestController
@RequestMapping("/api/v1/characters")
@Tag(name = "cards", description = "Characters that come from and leave as character cards")
class CardController {

    private static final String PATH = "/api/v1/characters/";
    private static final String SPEC = "v1|v2|v3";
    private static final String NO_SPEC = "must be v1, v2 or v3";
    private static final String CHARX = "application/zip";

    private final CardExchange exchange;
    private final Characters characters;

    CardController(CardExchange exchange, Characters characters) {
        this.exchange = exchange;
        this.characters = characters;
    }

    @PostMapping("/import")
    @ApiResponse(
            responseCode = "201",
            description = "The character, and how each field of the card fared",
            useReturnTypeSchema = true)
    @Operation(
            summary = "A new character from a card: PNG, APNG, CHARX or JSON, as the body or as the file of a form",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "application/zip",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "multipart/form-data",
                                        schemaProperties =
                                                @SchemaProperty(
                                                        name = "file",
                                                        schema = @Schema(type = "string", format = "binary")))
                            }))
    Mono<ResponseEntity<Imported>> take(
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 200) @Nullable String key,
            ServerWebExchange request,
            Caller caller) {
        return Upload.file(request)
                .flatMap(file -> exchange.take(file, key, caller))
                .map(imported -> ResponseEntity.created(
                                URI.create(PATH + imported.character().id()))
                        .eTag(imported.character().etag())
                        .body(imported));
    }

    @GetMapping(path = "/{idOrSlug}/card", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "The character's card: JSON, PNG or CHARX (application/zip, always of the third version), as Accept asks")
    @ApiResponse(
            responseCode = "200",
            description = "The card",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<byte[]>> json(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestParam(defaultValue = "v3") @Pattern(regexp = SPEC, message = NO_SPEC) String spec,
            Caller caller) {
        return card(idOrSlug, caller, "json", MediaType.APPLICATION_JSON, source -> source.json(spec));
    }

    @Hidden
    @GetMapping(path = "/{idOrSlug}/card", produces = MediaType.IMAGE_PNG_VALUE)
    Mono<ResponseEntity<byte[]>> png(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestParam(defaultValue = "v3") @Pattern(regexp = SPEC, message = NO_SPEC) String spec,
            Caller caller) {
        return card(idOrSlug, caller, "png", MediaType.IMAGE_PNG, source -> source.png(spec));
    }

    @Hidden
    @GetMapping(path = "/{idOrSlug}/card", produces = CHARX)
    Mono<ResponseEntity<byte[]>> charx(@PathVariable @Size(max = 80) String idOrSlug, Caller caller) {
        return card(idOrSlug, caller, "charx", MediaType.valueOf(CHARX), CardSource::charx);
    }

    private Mono<ResponseEntity<byte[]>> card(
            String idOrSlug, Caller caller, String extension, MediaType type, Function<CardSource, byte[]> writer) {
        return exchange.write(idOrSlug, caller, writer).map(written -> ResponseEntity.ok()
                .contentType(type)
                .eTag("\"" + Digest.sha256(written.file()) + "\"")
                .cacheControl(Caching.item(written.character().profile().isPrivate()))
                .varyBy("Accept")
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename(written.character().slug() + "." + extension)
                        .build()))
                .body(written.file()));
    }

    @PostMapping("/{idOrSlug}/copies")
    @ApiResponse(responseCode = "201", description = "The copy", useReturnTypeSchema = true)
    @Operation(summary = "A new character like this one, with its card and portrait")
    Mono<ResponseEntity<StoryCharacter>> copy(
            @PathVariable @Size(max = 80) String idOrSlug,
            @Valid @org.springframework.web.bind.annotation.RequestBody(required = false) @Nullable CopyRequest request,
            Caller caller) {
        return exchange.copy(
                        idOrSlug,
                        request == null ? null : request.name(),
                        request == null ? null : request.slug(),
                        caller)
                .map(copy -> ResponseEntity.created(URI.create(PATH + copy.id()))
                        .eTag(copy.etag())
                        .body(copy));
    }

    @GetMapping(path = "/{idOrSlug}/portrait", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "The character's picture, 64, 128, 256 or 512 pixels wide")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> portrait(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestParam(defaultValue = "256") int width,
            ServerWebExchange request,
            Caller caller) {
        if (!Portrait.WIDTHS.contains(width)) {
            return Mono.error(ProblemException.invalid("width", "must be one of " + Portrait.WIDTHS));
        }
        return characters.get(idOrSlug, caller).flatMap(character -> portrait(character, width, request));
    }

    private Mono<ResponseEntity<byte[]>> portrait(StoryCharacter character, int width, ServerWebExchange request) {
        var keeping = Caching.portrait(character.profile().isPrivate());
        return exchange.portraitTag(character, width)
                .flatMap(tag -> request.checkNotModified(tag)
                        ? Mono.just(ResponseEntity.status(304)
                                .eTag(tag)
                                .cacheControl(keeping)
                                .<byte[]>build())
                        : exchange.portrait(character, width).map(image -> ResponseEntity.ok()
                                .contentType(MediaType.IMAGE_PNG)
                                .eTag(tag)
                                .cacheControl(keeping)
                                .body(image)));
    }

    /**
     * What is to be different in a copy.
     *
     * @param name another name
     * @param slug readable id; made from the name when absent
     */
    record CopyRequest(
            @Nullable @Size(min = 1, max = 120) String name,

            @Nullable
            @Pattern(
                    regexp = "[a-z0-9][a-z0-9-]{0,79}",
                    message = "must be lower-case letters, digits and hyphens, at most 80")
            String slug) {}
}
