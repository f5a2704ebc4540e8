package io.novelengine.gateway.balance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each instance is behind its share.
 *
 * @param credit by id
 */
record Turns(Map<String, Integer> credit) {

    /*
     * Smooth weighted round robin, as nginx does it: each choice gives everyone its weight, takes the one with the most,
     * and takes the sum of the weights from that one. Of weights 5, 1, 1 comes a a b a c a a, not five times a in a row.
     */

    static final Turns NONE = new Turns(Map.of());

    /** The index of the one whose turn it is, and the credits afterwards. */
    Turn next(List<? extends Candidate> candidates) {
        var after = new TreeMap<String, Integer>();
        var sum = 0;
        var best = 0;
        var most = Integer.MIN_VALUE;
        for (var i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            var own = credit.getOrDefault(candidate.id(), 0) + candidate.weight();
            after.put(candidate.id(), own);
            sum += candidate.weight();
            if (own > most) {
                most = own;
                best = i;
            }
        }
        after.merge(candidates.get(best).id(), -sum, Integer::sum);
        return new Turn(best, new Turns(after));
    }

    /** A choice. */
    record Turn(int index, Turns after) {}
}
