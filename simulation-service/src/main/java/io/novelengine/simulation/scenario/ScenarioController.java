package io.novelengine.simulation.scenario;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.web.EntityTag;
import io.novelengine.shared.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Scenarios over HTTP. */
@RestController
@RequestMapping("/api/v1/scenarios")
@Tag(name = "scenarios", description = "Situations that casts are put into")
class ScenarioController {

    private static final String VISIBILITY = "visibility";

    private final Scenarios scenarios;
    private final ScenarioReader reader;

    ScenarioController(Scenarios scenarios, ScenarioReader reader) {
        this.scenarios = scenarios;
        this.reader = reader;
    }

    @GetMapping
    @Operation(summary = "List scenarios, without the wordings of their texts, in the order of their slugs")
    Mono<Page<StoredScenario>> list(
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Size(max = 40) @Nullable String tag,
            @RequestParam(required = false) @Size(max = 40) @Nullable String genre,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Size(max = 400) @Nullable String cursor,
            Caller caller) {
        return scenarios
                .page(q, tag, genre, Page.after(cursor), limit + 1, caller)
                .map(found -> Page.of(found, limit, stored -> stored.scenario().slug()));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "The scenario", useReturnTypeSchema = true)
    @Operation(summary = "Create a scenario; only slug and title are needed")
    Mono<ResponseEntity<StoredScenario>> create(@RequestBody JsonNode body, Caller caller) {
        return scenarios
                .create(reader.read(content(body)), isPublic(body), caller)
                .map(stored -> ResponseEntity.created(URI.create(
                                "/api/v1/scenarios/" + stored.scenario().slug()))
                        .eTag(stored.etag())
                        .body(stored));
    }

    @GetMapping("/{idOrSlug}")
    @Operation(summary = "Read a scenario by id or slug")
    Mono<ResponseEntity<StoredScenario>> read(@PathVariable @Size(max = 80) String idOrSlug, Caller caller) {
        return scenarios.get(idOrSlug, caller).map(ScenarioController::ok);
    }

    @PutMapping("/{idOrSlug}")
    @Operation(summary = "Replace a scenario; If-Match must name the version that was read")
    Mono<ResponseEntity<StoredScenario>> replace(
            @PathVariable @Size(max = 80) String idOrSlug,
            @RequestBody JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return scenarios
                .replace(idOrSlug, reader.read(content(body)), isPublic(body), EntityTag.required(ifMatch), caller)
                .map(ScenarioController::ok);
    }

    @DeleteMapping("/{idOrSlug}")
    @ApiResponse(responseCode = "204", description = "It is gone", content = @Content)
    @Operation(summary = "Delete a scenario; runs keep the copy that they were started with")
    Mono<ResponseEntity<Void>> delete(@PathVariable @Size(max = 80) String idOrSlug, Caller caller) {
        return scenarios
                .delete(idOrSlug, caller)
                .thenReturn(ResponseEntity.noContent().build());
    }

    private static boolean isPublic(JsonNode body) {
        var visibility = body.path(VISIBILITY);
        if (visibility.isMissingNode() || visibility.isNull()) {
            return true;
        }
        return switch (visibility.isString() ? visibility.asString() : "") {
            case "public" -> true;
            case "private" -> false;
            default -> throw ProblemException.invalid(VISIBILITY, "must be public or private");
        };
    }

    /** The scenario itself, without who may see it. */
    private static JsonNode content(JsonNode body) {
        return body instanceof ObjectNode scenario && scenario.has(VISIBILITY)
                ? scenario.deepCopy().without(VISIBILITY)
                : body;
    }

    private static ResponseEntity<StoredScenario> ok(StoredScenario stored) {
        return ResponseEntity.ok().eTag(stored.etag()).body(stored);
    }
}
