package io.novelengine.simulation.run;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.cast.CastClient;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.performance.Performer;
import io.novelengine.simulation.run.RunStore.NewRun;
import io.novelengine.simulation.scenario.ScenarioReader;
import io.novelengine.simulation.scenario.Scenarios;
import io.novelengine.simulation.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs: starting, waiting for and reading them. */
@Service
public class Runs {

    private static final String RULES = "rules";
    private static final String GENERATED = "generated";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final long SEEDS = 1L << 53;

    private final RunStore store;
    private final Signals signals;
    private final Scenarios scenarios;
    private final ScenarioReader scenarioReader;
    private final CastClient casts;
    private final Performer performer;
    private final SimulationProperties properties;
    private final Ids ids;
    private final RandomGenerator seeds;
    private final JsonMapper json;

    Runs(
            RunStore store,
            Signals signals,
            Scenarios scenarios,
            ScenarioReader scenarioReader,
            CastClient casts,
            Performer performer,
            SimulationProperties properties,
            Ids ids,
            RandomGenerator seeds,
            JsonMapper json) {
        this.store = store;
        this.signals = signals;
        this.scenarios = scenarios;
        this.scenarioReader = scenarioReader;
        this.casts = casts;
        this.performer = performer;
        this.properties = properties;
        this.ids = ids;
        this.seeds = seeds;
        this.json = json;
    }

    /** The run with this id; a 404 if there is none that the caller may see, or if it is no id. */
    public Mono<Run> get(String id, Caller caller) {
        return uuid(id).flatMap(uuid -> store.find(uuid, caller))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("simulation", id)));
    }

    /** The run with this id, if the caller may change it; a 403 for one that the caller may only see. */
    Mono<Run> own(String id, Caller caller) {
        return get(id, caller).doOnNext(run -> {
            if (!caller.owns(run.owner()) && !caller.operator()) {
                throw new ProblemException(Problem.FORBIDDEN, "Simulation '" + id + "' is somebody else's.");
            }
        });
    }

    /** How many runs of the caller may wait or be played at once. */
    int most(Caller caller) {
        return caller.operator() ? Integer.MAX_VALUE : properties.perUser();
    }

    /** Accepts a run; the one accepted before, when the key was used for the same request. */
    public Mono<Run> start(RunRequest request, @Nullable String idempotencyKey, Caller caller) {
        check(request);
        if (idempotencyKey == null) {
            return accept(request, null, null, caller);
        }
        var digest = Digest.sha256(json.writeValueAsString(request));
        return acceptedBefore(idempotencyKey, digest, caller)
                .switchIfEmpty(Mono.defer(() -> accept(request, idempotencyKey, digest, caller))
                        .onErrorResume(DataIntegrityViolationException.class, race -> acceptedBefore(
                                        idempotencyKey, digest, caller)
                                .switchIfEmpty(Mono.error(race))));
    }

    private static void check(RunRequest request) {
        var errors = new ArrayList<FieldProblem>();
        if (request.mind() != null && !request.mind().equals(RULES)) {
            errors.add(new FieldProblem("mind", "must be 'rules'; no model is configured"));
        }
        if (request.narrator() != null && !request.narrator().equals(RULES)) {
            errors.add(new FieldProblem("narrator", "must be 'rules'; no model is configured"));
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < request.cast().size(); i++) {
            if (!seen.add(request.cast().get(i))) {
                errors.add(new FieldProblem("cast[" + i + "]", "is in the cast twice"));
            }
        }
        var scenario = request.scenario();
        if (!scenario.isString() && !scenario.isObject()) {
            errors.add(new FieldProblem("scenario", "must be the slug of a scenario, or a whole one"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** The run that the same request started under this key before; a 409 when it was another request. */
    Mono<Run> acceptedBefore(@Nullable String key, @Nullable String digest, Caller caller) {
        if (key == null || digest == null) {
            return Mono.empty();
        }
        return store.startedBy(caller.id(), key).map(started -> {
            if (!digest.equals(started.requestDigest())) {
                throw new ProblemException(
                        Problem.CONFLICT, "The Idempotency-Key was used before, for another request.");
            }
            return started.run();
        });
    }

    private Mono<Run> accept(RunRequest request, @Nullable String key, @Nullable String digest, Caller caller) {
        var seed = request.seed() == null ? seeds.nextLong(SEEDS) : request.seed();
        return scenario(request.scenario(), caller)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(scenario -> casts.profiles(
                                request.cast(),
                                scenario.map(story ->
                                                String.join(" ", story.texts().values()))
                                        .orElse(""))
                        .map(cast -> newRun(
                                request,
                                scenario.orElseGet(() -> performer.forge(cast, seed)),
                                cast,
                                seed,
                                key,
                                digest,
                                caller)))
                .flatMap(run -> store.insert(run, "public".equals(request.visibility()), caller.id(), most(caller)))
                .doOnNext(run -> {
                    signals.runChanged(run.id());
                    signals.workArrived();
                });
    }

    private Mono<Scenario> scenario(JsonNode scenario, Caller caller) {
        if (scenario.isString() && scenario.asString().equals(GENERATED)) {
            return Mono.empty();
        }
        return scenario.isString()
                ? scenarios
                        .get(scenario.asString(), caller)
                        .map(stored -> stored.scenario())
                        .onErrorMap(
                                ProblemException.class,
                                absent -> ProblemException.invalid(
                                        "scenario", "there is no scenario '" + scenario.asString() + "'"))
                : Mono.fromSupplier(() -> scenarioReader.read(scenario));
    }

    private static List<String> style(RunRequest request) {
        var style = request.style();
        return style == null
                ? List.of("", "", "")
                : List.of(word(style.pov()), word(style.tense()), word(style.tone()));
    }

    private static String word(@Nullable String word) {
        return word == null ? "" : word;
    }

    private NewRun newRun(
            RunRequest request,
            Scenario scenario,
            List<JsonNode> cast,
            long seed,
            @Nullable String key,
            @Nullable String digest,
            Caller caller) {
        var script = performer.script(scenario, cast, seed, request.turnsOrUsual(), request.order(), style(request));
        return new NewRun(
                ids.next(),
                request.title() == null ? scenario.title() : request.title(),
                caller.id(),
                scenario.slug(),
                cast.stream().map(profile -> profile.path("slug").asString()).toList(),
                request.turnsOrUsual(),
                seed,
                RULES,
                request.priorityOrNormal(),
                script.setup(),
                script.manifest(),
                script.digest(),
                key,
                digest);
    }

    Mono<List<Run>> page(
            @Nullable RunStatus status,
            @Nullable String scenario,
            @Nullable Instant before,
            @Nullable UUID beforeId,
            int limit,
            Caller caller) {
        return store.page(status == null ? null : status.name(), scenario, before, beforeId, limit, caller);
    }

    /** The run once it is over, or as it stands when the wait is. */
    public Mono<Run> await(UUID id, Duration wait) {
        return store.find(id)
                .repeatWhen(rounds -> rounds.delayElements(LOOK))
                .filter(run -> run.status().isOver())
                .next()
                .timeout(wait, store.find(id));
    }

    static Mono<UUID> uuid(String id) {
        try {
            return id.length() == 36 ? Mono.just(UUID.fromString(id)) : Mono.empty();
        } catch (IllegalArgumentException e) {
            return Mono.empty();
        }
    }
}
