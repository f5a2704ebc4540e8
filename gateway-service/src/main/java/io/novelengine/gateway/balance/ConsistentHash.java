package io.novelengine.gateway.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same instance for the same key, as long as it has not much more to do than the others. */
final class ConsistentHash implements Strategy {

    /*
     * Rendezvous hashing (Thaler and Ravishankar 1996) with weights: each instance draws a number for the key, the highest
     * has it; when an instance goes, only its keys move. The load is bounded as by Mirrokni et al. 2016: nobody may have
     * more than a quarter above the mean under way; the key then goes to whoever drew the next highest.
     */

    private static final double HEADROOM = 1.25;

    @Override
    public <C extends Candidate> C choose(List<C> candidates, String key) {
        var all = 1L;
        var weights = 0L;
        for (var candidate : candidates) {
            all += candidate.inFlight();
            weights += candidate.weight();
        }
        var hash = hash(key);
        @Nullable C best = null;
        var score = Double.NEGATIVE_INFINITY;
        for (var candidate : candidates) {
            var bound = Math.ceil(HEADROOM * all * candidate.weight() / weights);
            var drawn = score(hash, candidate);
            if (candidate.inFlight() < bound && drawn > score) {
                best = candidate;
                score = drawn;
            }
        }
        return best == null ? candidates.getFirst() : best;
    }

    @Override
    public boolean hasKey() {
        return true;
    }

    private static double score(long key, Candidate candidate) {
        var uniform = ((mixed(key ^ hash(candidate.id())) >>> 11) + 0.5) * 0x1.0p-53;
        return -candidate.weight() / Math.log(uniform);
    }

    private static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    private static long mixed(long bits) {
        return Dice.mixed(bits);
    }
}
