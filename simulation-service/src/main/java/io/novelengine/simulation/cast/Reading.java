package io.novelengine.simulation.cast;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile with its gaps filled.
 *
 * @param profile what is known, completed
 * @param aspects what was filled in, and how sure that is; empty for a profile that states everything
 */
public record Reading(ObjectNode profile, List<Aspect> aspects) {

    public Reading {
        aspects = List.copyOf(aspects);
    }
}
