package io.novelengine.simulation.run;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.web.Page;
import io.novelengine.simulation.performance.StoryFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Runs over HTTP. */
@RestController
@RequestMapping("/api/v1/simulations")
@Tag(name = "simulations", description = "Stories being played, and stories told")
class RunController {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,3})(?:$|[,;\\s])");
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Runs runs;
    private final Batches batches;
    private final Stories stories;

    RunController(Runs runs, Batches batches, Stories stories) {
        this.runs = runs;
        this.batches = batches;
        this.stories = stories;
    }

    @PostMapping
    @ApiResponse(
            responseCode = "202",
            description = "The simulation, which is played soon after",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The finished simulation, when the client waited for it",
            useReturnTypeSchema = true)
    @Operation(summary = "Start a simulation; with 'Prefer: wait=10' the finished one, if it is done by then")
    Mono<ResponseEntity<Run>> start(
            @Valid @RequestBody RunRequest request,
            @RequestHeader(name = "Prefer", required = false) @Size(max = 200) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        var wait = wait(prefer);
        return runs.start(request, key, caller)
                .flatMap(run -> wait == 0 ? Mono.just(run) : runs.await(run.id(), Duration.ofSeconds(wait)))
                .map(run -> {
                    var answer = run.status().isOver() ? ResponseEntity.ok() : ResponseEntity.accepted();
                    answer.location(URI.create("/api/v1/simulations/" + run.id()));
                    if (wait > 0) {
                        answer.header("Preference-Applied", "wait=" + wait);
                    }
                    return answer.body(run);
                });
    }

    @PostMapping("/batch")
    @Operation(summary = "Start up to 1,000 simulations, each accepted or refused by itself")
    Mono<BatchRequest.Answer> startMany(
            @Valid @RequestBody BatchRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 190) @Nullable String key,
            Caller caller) {
        return batches.start(request.simulations(), key, caller);
    }

    private static int wait(@Nullable String prefer) {
        var matcher = WAIT.matcher(prefer == null ? "" : prefer);
        return matcher.find() ? Math.min(Integer.parseInt(matcher.group(1)), LONGEST_WAIT_SECONDS) : 0;
    }

    @GetMapping
    @Operation(summary = "List simulations, the newest first")
    Mono<Page<Run>> list(
            @RequestParam(required = false) @Nullable RunStatus status,
            @RequestParam(required = false) @Size(max = 80) @Nullable String scenario,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Size(max = 400) @Nullable String cursor,
            Caller caller) {
        var after = Page.after(cursor);
        Instant before = null;
        UUID beforeId = null;
        if (after != null) {
            try {
                var space = after.indexOf(' ');
                before = Instant.parse(after.substring(0, Math.max(space, 0)));
                beforeId = UUID.fromString(after.substring(space + 1));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw ProblemException.invalid("cursor", "is not a cursor that this list has given");
            }
        }
        return runs.page(status, scenario, before, beforeId, limit + 1, caller)
                .map(found -> Page.of(found, limit, run -> run.createdAt() + " " + run.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a simulation")
    Mono<Run> read(@PathVariable @Size(max = 80) String id, Caller caller) {
        return runs.get(id, caller);
    }

    @GetMapping("/{id}/turns")
    @Operation(summary = "The turn log: every act with who, to whom, and why")
    Mono<TurnPage> turns(
            @PathVariable @Size(max = 80) String id,
            @RequestParam(defaultValue = "0") @Min(0) int after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            Caller caller) {
        return runs.get(id, caller)
                .flatMap(run -> stories.turns(run.id(), after, limit + 1))
                .map(found -> found.size() <= limit
                        ? new TurnPage(found, null)
                        : new TurnPage(
                                List.copyOf(found.subList(0, limit)),
                                String.valueOf(found.get(limit - 1).number())));
    }

    @GetMapping(
            path = "/{id}/story",
            produces = {
                "text/plain;charset=UTF-8",
                "text/markdown;charset=UTF-8",
                "text/html;charset=UTF-8",
                "application/json",
                "application/epub+zip",
                "text/x-twee;charset=UTF-8"
            })
    @Operation(
            summary =
                    "The story so far, by Accept: plain text, Markdown, a page of HTML, JSON whose paragraphs name the "
                            + "events they tell, an EPUB 3 book, or Twee 3 source")
    @ApiResponse(
            responseCode = "200",
            description = "The story; HTML comes with a Content-Security-Policy, EPUB and Twee with a file name",
            content = {
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "text/markdown", schema = @Schema(type = "string")),
                @Content(mediaType = "text/html", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/epub+zip", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "text/x-twee", schema = @Schema(type = "string"))
            })
    Mono<ResponseEntity<Object>> story(
            @PathVariable @Size(max = 80) String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Caller caller) {
        return runs.get(id, caller)
                .flatMap(run -> stories.tell(run, StoryFormat.of(accept)))
                .map(told -> ResponseEntity.ok()
                        .headers(headers -> headers.setAll(told.headers()))
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                        .body(told.body()));
    }

    /**
     * A page of turns.
     *
     * @param items the turns, in order
     * @param next {@code after} of the next page; absent on the last
     */
    record TurnPage(List<TurnView> items, @Nullable String next) {}
}
