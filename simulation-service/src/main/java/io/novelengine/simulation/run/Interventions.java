package io.novelengine.simulation.run;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.performance.Cue;
import io.novelengine.simulation.performance.Performer;
import io.novelengine.simulation.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** What is done to stories from outside: kept first, then played in the turn after the last committed one. */
@Service
class Interventions {

    private static final int MOST_PER_TURN = 16;

    private final Runs runs;
    private final RunStore store;
    private final Database database;
    private final Performer performer;
    private final Signals signals;
    private final Scheduler engine;
    private final JsonMapper json;

    Interventions(
            Runs runs,
            RunStore store,
            Database database,
            Performer performer,
            Signals signals,
            Scheduler engine,
            JsonMapper json) {
        this.runs = runs;
        this.store = store;
        this.database = database;
        this.performer = performer;
        this.signals = signals;
        this.engine = engine;
        this.json = json;
    }

    /** Keeps an intervention for the next turn; the one kept before, when the key was used for the same. */
    Mono<Kept> add(String id, Cue cue, @Nullable String idempotencyKey, Caller caller) {
        return runs.own(id, caller).flatMap(run -> check(run.id(), List.of(cue), "")
                .then(database.transaction(add(run.id(), cue, idempotencyKey)))
                .doOnNext(kept -> signals.runChanged(run.id())));
    }

    /** A 400 for the first of them that has no meaning in the story; {@code path} stands before the field's name. */
    Mono<Void> check(UUID run, List<Cue> cues, String path) {
        return store.script(run)
                .publishOn(engine)
                .doOnNext(script -> {
                    var errors = new ArrayList<FieldProblem>();
                    for (var i = 0; i < cues.size(); i++) {
                        var at = path.isEmpty() ? "" : path + "[" + i + "].";
                        var missing = cues.get(i).missing();
                        if (missing != null) {
                            errors.add(new FieldProblem(
                                    at + missing,
                                    "is required by '" + cues.get(i).type() + "'"));
                            continue;
                        }
                        var objection = performer.objection(script.setup(), cues.get(i));
                        if (objection != null) {
                            errors.add(new FieldProblem(at + field(cues.get(i), objection), objection));
                        }
                    }
                    if (!errors.isEmpty()) {
                        throw ProblemException.invalid(errors);
                    }
                })
                .then();
    }

    private static String field(Cue cue, String objection) {
        return objection.contains("aim") ? "object" : cue.type().equals("inject") ? "place" : "character";
    }

    private Mono<Kept> add(UUID run, Cue cue, @Nullable String key) {
        var body = json.writeValueAsString(cue);
        return database.sql("select status, turn from run where id = :run for update")
                .bind("run", run)
                .one(row -> new At(RunStatus.valueOf(row.get("status", String.class)), row.get("turn", Integer.class)))
                .flatMap(at ->
                        keptBefore(run, key, body).switchIfEmpty(Mono.defer(() -> keep(run, at, body, cue, key))));
    }

    private Mono<Kept> keptBefore(UUID run, @Nullable String key, String body) {
        return key == null
                ? Mono.empty()
                : database.sql(
                                "select turn, position, cue from intervention where run_id = :run and idempotency_key = :key")
                        .bind("run", run)
                        .bind("key", key)
                        .one(this::kept)
                        .flatMap(kept ->
                                json.writeValueAsString(kept.intervention()).equals(body)
                                        ? Mono.just(kept)
                                        : Mono.error(new ProblemException(
                                                Problem.CONFLICT,
                                                "The Idempotency-Key was used before, for another intervention.")));
    }

    private Mono<Kept> keep(UUID run, At at, String body, Cue cue, @Nullable String key) {
        if (at.status().isOver()) {
            return Mono.error(new ProblemException(
                    Problem.CONFLICT,
                    "The simulation is over (" + at.status().name().toLowerCase(java.util.Locale.ROOT)
                            + "): no turn is left to intervene in. Fork it instead."));
        }
        return database.sql("""
                        insert into intervention (run_id, turn, position, cue, idempotency_key)
                        select :run, :turn, count(*), :cue, :key from intervention where run_id = :run and turn = :turn
                        having count(*) < :most
                        returning turn, position""")
                .bind("run", run)
                .bind("turn", at.turn() + 1)
                .bind("cue", body)
                .bind("key", key, String.class)
                .bind("most", MOST_PER_TURN)
                .one(row -> new Kept(row.get("turn", Integer.class), row.get("position", Integer.class), cue))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problem.LIMITED, "The next turn has " + MOST_PER_TURN + " interventions already.")))
                .flatMap(kept -> database.sql("update run set steered = steered + 1 where id = :run")
                        .bind("run", run)
                        .update()
                        .thenReturn(kept));
    }

    /** All interventions of a run, in the order in which they are played. */
    Mono<List<Kept>> list(String id, Caller caller) {
        return runs.get(id, caller)
                .flatMap(run -> database.sql("""
                        select turn, position, cue from intervention where run_id = :run order by turn, position limit 10000""").bind("run", run.id()).list(this::kept));
    }

    /** Copies what was kept for the parent, and adds changes before the turn after the fork, within a transaction. */
    Mono<Void> inherit(UUID parent, UUID fork, int forkedAt, List<Cue> changes) {
        return database.sql("""
                        insert into intervention (run_id, turn, position, cue)
                        select :fork, turn, position, cue from intervention where run_id = :parent""")
                .bind("parent", parent)
                .bind("fork", fork)
                .update()
                .thenMany(Flux.fromIterable(changes))
                .concatMap(cue -> database.sql("""
                                insert into intervention (run_id, turn, position, cue)
                                select :fork, :turn, coalesce(max(position), -1) + 1, :cue
                                from intervention where run_id = :fork and turn = :turn""")
                        .bind("fork", fork)
                        .bind("turn", forkedAt + 1)
                        .bind("cue", json.writeValueAsString(cue))
                        .update())
                .then();
    }

    private Kept kept(io.r2dbc.spi.Readable row) {
        return new Kept(
                row.get("turn", Integer.class),
                row.get("position", Integer.class),
                json.readValue(row.get("cue", String.class), Cue.class));
    }

    /**
     * An intervention that will be, or was, played.
     *
     * @param turn number of the turn that it precedes
     * @param position its place among those before the same turn, from 0
     */
    record Kept(int turn, int position, Cue intervention) {}

    private record At(RunStatus status, int turn) {}
}
