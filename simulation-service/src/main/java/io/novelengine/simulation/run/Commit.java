package io.novelengine.simulation.run;

import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.contract.TurnCommitted;
import io.novelengine.simulation.performance.PlayedTurn;
import io.novelengine.simulation.run.RunQueue.Claimed;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns of a run about to be committed, and what follows from them.
 *
 * @param turns in order; may be empty when the run ends
 * @param ending what becomes of the run then; null to play on
 * @param durationMillis time since the run was begun first, in milliseconds
 */
record Commit(
        Claimed claimed, List<PlayedTurn> turns, @Nullable Transition ending, long durationMillis) {

    Commit {
        if (ending != null && !ending.isAllowedFrom(RunStatus.RUNNING)) {
            throw new IllegalArgumentException(ending + " does not follow from playing");
        }
        if (ending == null && turns.isEmpty()) {
            throw new IllegalArgumentException("nothing to commit");
        }
    }

    Lease lease() {
        return claimed.lease();
    }

    /** Turns that must have been committed before. */
    int before() {
        return turns.isEmpty() ? claimed.script().turn() : turns.getFirst().number() - 1;
    }

    /** Turns committed afterwards. */
    int turn() {
        return before() + turns.size();
    }

    String digest() {
        return turns.isEmpty() ? claimed.script().digest() : turns.getLast().digest();
    }

    int words() {
        return turns.stream().mapToInt(PlayedTurn::words).sum();
    }

    /** The state afterwards; empty when it stays. */
    String status() {
        return ending == null ? "" : ending.to().name();
    }

    /** What is announced when it is committed. */
    List<SuiteEvent> events() {
        var run = lease().run();
        var played = turns.stream()
                .map(turn -> new TurnCommitted(run, turn.number(), turn.acts(), turn.words(), turn.digest()));
        return Stream.<SuiteEvent>concat(
                        played,
                        ends() ? Stream.of(new RunEnded(run, status(), turn(), durationMillis, null)) : Stream.empty())
                .toList();
    }

    boolean ends() {
        return ending != null && ending.to().isOver();
    }
}
