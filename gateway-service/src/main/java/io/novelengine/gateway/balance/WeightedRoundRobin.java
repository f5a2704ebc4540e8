package io.novelengine.gateway.balance;

import java.util.List;

/** By turns, as often as their weights say, spread evenly. */
final class WeightedRoundRobin implements Strategy {

    private Turns turns = Turns.NONE;

    @Override
    public synchronized <C extends Candidate> C choose(List<C> candidates, String key) {
        var turn = turns.next(candidates);
        turns = turn.after();
        return candidates.get(turn.index());
    }
}
