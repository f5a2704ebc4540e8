package io.novelengine.simulation.run;

import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.Outbox;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.signal.Signals;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What owners have their runs do: pause, go on, take a step, end. */
@Service
class Commands {

    private final Runs runs;
    private final RunStore store;
    private final Database database;
    private final Outbox outbox;
    private final Signals signals;

    Commands(Runs runs, RunStore store, Database database, Outbox outbox, Signals signals) {
        this.runs = runs;
        this.store = store;
        this.database = database;
        this.outbox = outbox;
        this.signals = signals;
    }

    /** The run after the transition; a 409 that says why when it is not where the transition may be made. */
    Mono<Run> give(String id, Transition transition, Caller caller) {
        return runs.own(id, caller)
                .flatMap(run ->
                        database.transaction(make(run.id(), transition, caller)).then(runs.get(id, caller)))
                .doOnNext(run -> {
                    signals.runChanged(run.id());
                    if (run.status() == RunStatus.QUEUED) {
                        signals.workArrived();
                    }
                });
    }

    private Mono<Void> make(UUID run, Transition transition, Caller caller) {
        return leaveQueue(run, transition)
                .then(transition.to() == RunStatus.QUEUED ? store.admit(caller.id(), runs.most(caller)) : Mono.empty())
                .then(store.move(run, transition, null))
                .switchIfEmpty(Mono.defer(() -> store.find(run)
                        .flatMap(found -> Mono.error(
                                new ProblemException(Problem.CONFLICT, transition.refusal(found.status()))))))
                .flatMap(moved -> moved.status() == RunStatus.QUEUED ? store.enqueue(run) : announce(run, moved));
    }

    private Mono<Long> leaveQueue(UUID run, Transition transition) {
        return transition.to() == RunStatus.QUEUED
                ? Mono.just(0L)
                : database.sql("delete from run_queue where run_id = :run")
                        .bind("run", run)
                        .update();
    }

    private Mono<Void> announce(UUID run, RunStore.Moved moved) {
        return moved.status().isOver()
                ? outbox.append(
                        List.of(new RunEnded(run, moved.status().name(), moved.turn(), moved.durationMillis(), null)))
                : Mono.empty();
    }
}
