package io.novelengine.character.history;

import io.novelengine.character.history.HistoryStore.Version;
import io.novelengine.character.profile.Caching;
import io.novelengine.character.profile.Characters;
import io.novelengine.character.profile.StoryCharacter;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What characters were before, over HTTP. */
@RestController
@RequestMapping("/api/v1/characters/{idOrSlug}")
@Tag(name = "history", description = "Versions of a character, and what changed between them")
class HistoryController {

    private final Characters characters;
    private final HistoryStore history;

    HistoryController(Characters characters, HistoryStore history) {
        this.characters = characters;
        this.history = history;
    }

    @GetMapping("/versions")
    @Operation(summary = "The versions of a character, the latest first; the last hundred are kept")
    Mono<ResponseEntity<Page<Version>>> list(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Size(max = 400) @Nullable String cursor,
            Caller caller) {
        return characters.get(idOrSlug, caller).flatMap(character -> history.page(
                        character.id(), before(cursor), limit + 1)
                .map(found -> Page.of(found, limit, version -> String.valueOf(version.version())))
                .map(page -> ResponseEntity.ok()
                        .cacheControl(Caching.LIST)
                        .eTag("W/" + character.etag())
                        .body(page)));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        var key = Page.after(cursor);
        if (key != null && !key.matches("\\d{1,18}")) {
            throw ProblemException.invalid("cursor", "is not a cursor that a list has given");
        }
        return key == null ? null : Long.valueOf(key);
    }

    @GetMapping("/versions/{version}")
    @Operation(summary = "A character as it was")
    Mono<ResponseEntity<Version>> read(
            @PathVariable @Size(max = 80) String idOrSlug, @PathVariable @Min(1) long version, Caller caller) {
        return characters
                .get(idOrSlug, caller)
                .flatMap(character -> version(character, version))
                .map(found -> ResponseEntity.ok()
                        .cacheControl(Caching.VERSION)
                        .eTag("\"" + found.version() + "\"")
                        .body(found));
    }

    @GetMapping("/changes")
    @Operation(summary = "What differs between two versions; without to, between one and the present")
    Mono<Changes> changes(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestParam @Min(1) long from,
            @RequestParam(required = false) @Min(1) @Nullable Long to,
            Caller caller) {
        return characters.get(idOrSlug, caller).flatMap(character -> version(character, from)
                .zipWith(version(character, to == null ? character.version() : to))
                .map(both -> new Changes(
                        both.getT1().version(),
                        both.getT2().version(),
                        Difference.between(
                                Objects.requireNonNull(both.getT1().profile()),
                                Objects.requireNonNull(both.getT2().profile())))));
    }

    private Mono<Version> version(StoryCharacter character, long version) {
        return history.get(character.id(), version)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("version", version)));
    }

    /** What differs between two versions. */
    record Changes(long from, long to, List<Difference> changes) {}
}
