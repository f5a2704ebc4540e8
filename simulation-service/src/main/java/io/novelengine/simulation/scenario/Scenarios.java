package io.novelengine.simulation.scenario;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.engine.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Scenarios: finding, creating, changing and deleting them. */
@Service
public class Scenarios {

    private final ScenarioStore store;
    private final Ids ids;

    Scenarios(ScenarioStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** The scenario with this id or slug; a 404 if there is none that the caller may see. */
    public Mono<StoredScenario> get(String idOrSlug, Caller caller) {
        return store.find(idOrSlug, caller)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("scenario", idOrSlug)));
    }

    Mono<List<StoredScenario>> page(
            @Nullable String q,
            @Nullable String tag,
            @Nullable String genre,
            @Nullable String after,
            int limit,
            Caller caller) {
        return store.page(q, tag, genre, after, limit, caller);
    }

    Mono<StoredScenario> create(Scenario scenario, boolean isPublic, Caller caller) {
        return store.insert(ids.next(), caller.id(), isPublic, scenario)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problem.CONFLICT,
                        "The slug '" + scenario.slug() + "' is taken.",
                        List.of(new FieldProblem("slug", "is taken")),
                        null)));
    }

    Mono<StoredScenario> replace(String idOrSlug, Scenario scenario, boolean isPublic, long version, Caller caller) {
        return own(idOrSlug, caller).flatMap(current -> {
            if (!current.scenario().slug().equals(scenario.slug())) {
                throw ProblemException.invalid("slug", "cannot be changed");
            }
            return current.version() != version
                    ? Mono.error(stale(idOrSlug))
                    : store.update(current, isPublic, scenario).switchIfEmpty(Mono.error(() -> stale(idOrSlug)));
        });
    }

    Mono<Void> delete(String idOrSlug, Caller caller) {
        return own(idOrSlug, caller)
                .flatMap(current -> store.delete(current.id()))
                .then();
    }

    private Mono<StoredScenario> own(String idOrSlug, Caller caller) {
        return get(idOrSlug, caller).doOnNext(scenario -> {
            if (scenario.builtIn()) {
                throw new ProblemException(
                        Problem.FORBIDDEN, "'" + idOrSlug + "' comes with the suite and cannot be changed. Copy it.");
            }
            if (!caller.owns(scenario.owner()) && !caller.operator()) {
                throw new ProblemException(Problem.FORBIDDEN, "Scenario '" + idOrSlug + "' is somebody else's.");
            }
        });
    }

    private static ProblemException stale(String idOrSlug) {
        return new ProblemException(Problem.STALE, "'" + idOrSlug + "' was changed meanwhile. Read it again.");
    }
}
