package io.novelengine.gateway.balance;

import java.util.List;
import java.util.random.RandomGenerator;

/** Any one, by its weight. */
final class AnyOne implements Strategy {

    private final RandomGenerator dice;

    AnyOne(RandomGenerator dice) {
        this.dice = dice;
    }

    @Override
    public <C extends Candidate> C choose(List<C> candidates, String key) {
        var sum = 0;
        for (var candidate : candidates) {
            sum += candidate.weight();
        }
        var drawn = dice.nextInt(sum);
        for (var candidate : candidates) {
            drawn -= candidate.weight();
            if (drawn < 0) {
                return candidate;
            }
        }
        throw new IllegalStateException("Weights are 1 or more");
    }
}
