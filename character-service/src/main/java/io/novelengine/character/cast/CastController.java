package io.novelengine.character.cast;

import io.novelengine.character.profile.Caching;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.web.EntityTag;
import io.novelengine.shared.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The casts over HTTP. */
@RestController
@RequestMapping("/api/v1/casts")
@Tag(name = "casts", description = "Characters that belong together")
class CastController {

    private final Casts casts;
    private final CastStore store;

    CastController(Casts casts, CastStore store) {
        this.casts = casts;
        this.store = store;
    }

    @GetMapping
    @Operation(summary = "List the casts with the slugs of their members")
    Mono<ResponseEntity<Page<StoryCast>>> list(
            @RequestParam(defaultValue = "200") @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Size(max = 400) @Nullable String cursor,
            Caller caller) {
        return store.page(caller, Page.after(cursor), limit + 1)
                .map(found -> Page.of(found, limit, StoryCast::slug))
                .map(page -> ResponseEntity.ok()
                        .cacheControl(Caching.LIST)
                        .eTag("W/\"" + Digest.sha256(page.toString()).substring(0, 24) + "\"")
                        .body(page));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "The cast", useReturnTypeSchema = true)
    @Operation(summary = "Make a cast of characters that exist")
    Mono<ResponseEntity<StoryCast>> create(@Valid @RequestBody CastDraft draft, Caller caller) {
        return casts.create(draft, caller)
                .map(cast -> ResponseEntity.created(URI.create("/api/v1/casts/" + cast.slug()))
                        .eTag(cast.etag())
                        .body(cast));
    }

    @GetMapping("/{slug}")
    @Operation(summary = "Read a cast")
    Mono<ResponseEntity<StoryCast>> read(@PathVariable @Size(max = 80) String slug, Caller caller) {
        return casts.get(slug, caller).map(cast -> ResponseEntity.ok()
                .cacheControl(Caching.LIST)
                .eTag(cast.etag())
                .body(cast));
    }

    @PutMapping("/{slug}")
    @Operation(summary = "Replace a cast; If-Match must name the version that was read")
    Mono<ResponseEntity<StoryCast>> replace(
            @PathVariable @Size(max = 80) String slug,
            @Valid @RequestBody CastDraft draft,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return casts.replace(slug, draft, EntityTag.required(ifMatch), caller)
                .map(cast -> ResponseEntity.ok().eTag(cast.etag()).body(cast));
    }

    @DeleteMapping("/{slug}")
    @ApiResponse(responseCode = "204", description = "It is gone", content = @Content)
    @Operation(summary = "Dissolve a cast; its members stay. If-Match must name the version that was read")
    Mono<ResponseEntity<Void>> delete(
            @PathVariable @Size(max = 80) String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return casts.delete(slug, EntityTag.required(ifMatch), caller)
                .thenReturn(ResponseEntity.noContent().build());
    }
}
