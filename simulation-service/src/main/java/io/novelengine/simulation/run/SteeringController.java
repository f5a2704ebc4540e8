package io.novelengine.simulation.run;

import io.novelengine.shared.identity.Caller;
import io.novelengine.simulation.performance.Cue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Runs being steered, over HTTP. */
@RestController
@RequestMapping("/api/v1/simulations/{id}")
@Tag(name = "steering", description = "Holding, changing, forking and proving stories")
class SteeringController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Commands commands;
    private final Interventions interventions;
    private final Forks forks;
    private final Replays replays;

    SteeringController(Commands commands, Interventions interventions, Forks forks, Replays replays) {
        this.commands = commands;
        this.interventions = interventions;
        this.forks = forks;
        this.replays = replays;
    }

    @PostMapping("/pause")
    @Operation(summary = "Hold a simulation after the turns committed so far")
    Mono<Run> pause(@PathVariable @Size(max = 80) String id, Caller caller) {
        return commands.give(id, Transition.PAUSE, caller);
    }

    @PostMapping("/resume")
    @Operation(summary = "Have a paused simulation go on")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Run> resume(@PathVariable @Size(max = 80) String id, Caller caller) {
        return commands.give(id, Transition.RESUME, caller);
    }

    @PostMapping("/step")
    @Operation(summary = "Have a paused simulation go on for one turn")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Run> step(@PathVariable @Size(max = 80) String id, Caller caller) {
        return commands.give(id, Transition.STEP, caller);
    }

    @PostMapping("/cancel")
    @Operation(summary = "End a simulation; its story so far stays")
    Mono<Run> cancel(@PathVariable @Size(max = 80) String id, Caller caller) {
        return commands.give(id, Transition.CANCEL, caller);
    }

    @PostMapping("/interventions")
    @Operation(summary = "Do something to the story before its next turn")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Interventions.Kept> intervene(
            @PathVariable @Size(max = 80) String id,
            @Valid @RequestBody Cue cue,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return interventions.add(id, cue, key, caller);
    }

    @GetMapping("/interventions")
    @Operation(summary = "What was done to the story, and before which turns")
    Mono<InterventionList> interventions(@PathVariable @Size(max = 80) String id, Caller caller) {
        return interventions.list(id, caller).map(InterventionList::new);
    }

    @PostMapping("/forks")
    @ApiResponse(responseCode = "201", description = "The new simulation", useReturnTypeSchema = true)
    @Operation(summary = "Play the story on from one of its turns, changed or not, as a simulation of its own")
    Mono<ResponseEntity<Run>> fork(
            @PathVariable @Size(max = 80) String id,
            @Valid @RequestBody ForkRequest request,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return forks.fork(id, request, key, caller)
                .map(run -> ResponseEntity.created(URI.create("/api/v1/simulations/" + run.id()))
                        .body(run));
    }

    @GetMapping("/forks")
    @Operation(summary = "The tree of what was forked from this simulation, with the turns at which they part")
    Mono<Forks.Fork> forks(@PathVariable @Size(max = 80) String id, Caller caller) {
        return forks.tree(id, caller);
    }

    @PostMapping("/replay")
    @Operation(summary = "Play the committed turns again from the seed and compare every digest")
    Mono<Replays.Replay> replay(@PathVariable @Size(max = 80) String id, Caller caller) {
        return replays.replay(id, caller);
    }

    /** Everything that was done to a story, in order. */
    record InterventionList(List<Interventions.Kept> items) {}
}
