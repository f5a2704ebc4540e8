package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The aims that a story opens with: whose, and against whom. */
final class Rivals {

    /** Somebody with an aim, and the one whose aim stands against it or an empty text. */
    record Pair(String one, String other) {}

    private Rivals() {}

    /** Slug of the one with the weightiest aim; the first of the cast if nobody has one. */
    static String chief(Casting casting) {
        var pairs = of(casting);
        return pairs.isEmpty()
                ? casting.setup().cast().getFirst().slug()
                : pairs.getFirst().one();
    }

    /** At most two pairs, the weightiest aim first. */
    static List<Pair> of(Casting casting) {
        var leads = casting.parts().stream()
                .filter(Part::lead)
                .filter(part -> casting.aimText(part.persona()) != null)
                .sorted((one, other) -> Double.compare(
                        other.aims().getFirst().weight(), one.aims().getFirst().weight()))
                .toList();
        var pairs = new ArrayList<Pair>();
        var seen = new HashSet<String>();
        for (var lead : leads) {
            var rival = lead.aims().getFirst().rival();
            if (pairs.size() < 2
                    && !rival.isEmpty()
                    && !seen.contains(rival)
                    && casting.aimText(rival) != null
                    && !rival.equals(lead.persona())
                    && seen.add(lead.persona())) {
                seen.add(rival);
                pairs.add(new Pair(lead.persona(), rival));
            }
        }
        if (pairs.isEmpty() && !leads.isEmpty()) {
            pairs.add(new Pair(leads.getFirst().persona(), ""));
        }
        return pairs;
    }
}
