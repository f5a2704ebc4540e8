package io.novelengine.simulation.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything a story follows from: the same setup always gives the same story.
 *
 * @param cast 1 to 50 people with different slugs
 * @param seed any number
 * @param turns 1 to 500
 * @param order who acts when
 */
public record Setup(Scenario scenario, List<Persona> cast, long seed, int turns, Order order) {

    public Setup {
        cast = List.copyOf(cast);
        if (cast.isEmpty() || cast.size() > 50) {
            throw new IllegalArgumentException("a cast has 1 to 50 members, not " + cast.size());
        }
        if (turns < 1 || turns > 500) {
            throw new IllegalArgumentException("a story has 1 to 500 turns, not " + turns);
        }
        Set<String> slugs = new LinkedHashSet<>();
        for (Persona persona : cast) {
            if (!slugs.add(persona.slug())) {
                throw new IllegalArgumentException("twice in the cast: " + persona.slug());
            }
        }
        order = order == null ? Order.INITIATIVE : order;
    }

    /** A setup whose order of turns follows initiative. */
    public static Setup of(Scenario scenario, List<Persona> cast, long seed, int turns) {
        return new Setup(scenario, cast, seed, turns, Order.INITIATIVE);
    }

    /** The member of the cast with this slug. */
    public Persona persona(String slug) {
        for (Persona persona : cast) {
            if (persona.slug().equals(slug)) {
                return persona;
            }
        }
        throw new IllegalArgumentException("not in the cast: " + slug);
    }

    /** How the order of acting within a turn is found. */
    public enum Order {
        /** As listed, from the first. */
        FIXED,
        /** As listed, starting one later each turn. */
        ROUND_ROBIN,
        /** Who is addressed, pressed or talkative comes first. */
        INITIATIVE,
        /** As initiative, but everybody chooses before anything happens. */
        SIMULTANEOUS,
        /** Who can move the arc most comes first. */
        DIRECTOR
    }
}
