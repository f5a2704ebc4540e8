package io.novelengine.simulation.run;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.performance.EngineChanged;
import io.novelengine.simulation.performance.Performer;
import io.novelengine.simulation.run.RunStore.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Proofs that runs follow from what they say they follow from: played again from the seed, turn by turn. */
@Service
class Replays {

    private final Runs runs;
    private final RunStore store;
    private final Performer performer;
    private final Scheduler engine;

    Replays(Runs runs, RunStore store, Performer performer, Scheduler engine) {
        this.runs = runs;
        this.store = store;
        this.performer = performer;
        this.engine = engine;
    }

    /** Plays the committed turns again; a 409 when another version of the engine played them. */
    Mono<Replay> replay(String id, Caller caller) {
        return runs.get(id, caller)
                .flatMap(run -> store.script(run.id()).zipWhen(script -> store.digests(run.id(), script.turn())))
                .publishOn(engine)
                .map(played -> compare(played.getT1(), played.getT2()))
                .onErrorMap(
                        EngineChanged.class,
                        e -> new ProblemException(Problem.CONFLICT, String.valueOf(e.getMessage())));
    }

    private Replay compare(Script script, List<String> digests) {
        var performance = performer.begin(script.setup(), script.manifest(), script.cues());
        Integer differs = null;
        for (var turn = 1; turn <= script.turn() && !performance.isOver(); turn++) {
            var again = performance.play().digest();
            if (differs == null && !again.equals(digests.get(turn - 1))) {
                differs = turn;
            }
        }
        var identical = differs == null && performance.digest().equals(script.digest());
        return new Replay(identical, performance.digest(), performance.turn(), differs);
    }

    /**
     * What came of playing again.
     *
     * @param identical whether every turn came out as it was committed
     * @param digest digest over the turns played again
     * @param turns turns played again
     * @param differsAt number of the first turn that came out differently; absent when none did
     */
    record Replay(
            boolean identical,
            String digest,
            int turns,
            @Nullable Integer differsAt) {}
}
