package io.novelengine.simulation.legacy;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.performance.StoryFormat;
import io.novelengine.simulation.run.Run;
import io.novelengine.simulation.run.RunRequest;
import io.novelengine.simulation.run.RunStatus;
import io.novelengine.simulation.run.Runs;
import io.novelengine.simulation.run.Stories;
import io.novelengine.simulation.scenario.Scenarios;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The unversioned path of old clients, in snake case; the gateway maps {@code /simulations} to it. */
@RestController
@RequestMapping("/legacy/simulations")
@Tag(name = "legacy", description = "Paths of old clients, without a version")
class LegacyRunController {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final Runs runs;
    private final Stories stories;
    private final Scenarios scenarios;

    LegacyRunController(Runs runs, Stories stories, Scenarios scenarios) {
        this.runs = runs;
        this.stories = stories;
        this.scenarios = scenarios;
    }

    @PostMapping
    @Operation(summary = "Play a story and wait for it")
    Mono<LegacyStory> play(@Valid @RequestBody LegacyRequest request, Caller caller) {
        return scenario(request, caller)
                .flatMap(scenario -> runs.start(
                        new RunRequest(
                                null,
                                scenario,
                                request.character_names(),
                                request.turns(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        null,
                        caller))
                .flatMap(run -> runs.await(run.id(), PATIENCE))
                .flatMap(this::told);
    }

    private Mono<JsonNode> scenario(LegacyRequest request, Caller caller) {
        var wanted = Objects.requireNonNullElse(request.scenario(), "");
        var inline = inline(wanted, Objects.requireNonNullElse(request.setting(), ""));
        return scenarios
                .get(wanted, caller)
                .<JsonNode>map(stored ->
                        JsonNodeFactory.instance.stringNode(stored.scenario().slug()))
                .onErrorResume(ProblemException.class, absent -> Mono.just(inline));
    }

    private static JsonNode inline(String scenario, String setting) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("slug", "as-told")
                .put("title", "A Story")
                .put("premise", (setting + " " + scenario).strip());
    }

    private Mono<LegacyStory> told(Run run) {
        if (run.status() != RunStatus.COMPLETED) {
            return Mono.error(new ProblemException(
                    Problem.UNAVAILABLE,
                    run.status().isOver()
                            ? "The story could not be played: " + run.failure()
                            : "The story is not done yet; read it later as simulation " + run.id() + "."));
        }
        return stories.tell(run, StoryFormat.TEXT)
                .map(told -> new LegacyStory(
                        told.body().toString(),
                        run.cast(),
                        run.turn(),
                        Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0));
    }

    /** What old clients ask: 2 to 6 names, 1 to 20 turns. */
    record LegacyRequest(
            @NotNull @Size(min = 2, max = 6) List<@NotBlank @Size(max = 80) String> character_names,
            @NotNull @Min(1) @Max(20) Integer turns,
            @Nullable @Size(max = 1000) String setting,
            @Nullable @Size(max = 1000) String scenario) {}

    /** What they get. */
    record LegacyStory(String story, List<String> participants, int turns_executed, double duration_seconds) {}
}
