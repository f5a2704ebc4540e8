package io.novelengine.gateway.balance;

import java.util.List;
import java.util.random.RandomGenerator;

/** Of two random ones the one with less to do for its weight. */
final class LeastConnections implements Strategy {

    /*
     * Asking everyone for the least sends all gateways to the same instance at once; two choices spread nearly as well
     * (Mitzenmacher 2001) and do not herd.
     */

    private final RandomGenerator dice;

    LeastConnections(RandomGenerator dice) {
        this.dice = dice;
    }

    @Override
    public <C extends Candidate> C choose(List<C> candidates, String key) {
        var first = dice.nextInt(candidates.size());
        if (candidates.size() == 1) {
            return candidates.get(first);
        }
        var second = dice.nextInt(candidates.size() - 1);
        var one = candidates.get(first);
        var other = candidates.get(second < first ? second : second + 1);
        return (long) other.inFlight() * one.weight() < (long) one.inFlight() * other.weight() ? other : one;
    }
}
