package io.novelengine.gateway.balance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One after another. */
final class RoundRobin implements Strategy {

    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public <C extends Candidate> C choose(List<C> candidates, String key) {
        return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }
}
