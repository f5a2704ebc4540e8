package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who plays which role, by how well values, drives and skills fit. */
final class Casting {

    /*
     * As many roles as there are people, taken in the scenario's order, but a role never without the one it is
     * against when both can be had. Pairs of role and person are then taken greedily by fit. Equal fits are decided
     * by the seed, so that people of whom nothing is known are not always cast alike.
     */

    private final Scenario scenario;
    private final List<Persona> cast;
    private final long seed;

    Casting(Scenario scenario, List<Persona> cast, long seed) {
        this.scenario = scenario;
        this.cast = cast;
        this.seed = seed;
    }

    /** For each role the index of the person who plays it, or -1. */
    int[] leads() {
        List<Scenario.Role> roles = scenario.roles();
        boolean[] wanted = wanted(roles);
        List<Fit> fits = new ArrayList<>();
        for (int role = 0; role < roles.size(); role++) {
            for (int person = 0; wanted[role] && person < cast.size(); person++) {
                fits.add(new Fit(role, person, fit(roles.get(role), cast.get(person))));
            }
        }
        fits.sort(Comparator.comparingDouble(Fit::score).reversed());
        int[] leads = new int[roles.size()];
        Arrays.fill(leads, -1);
        boolean[] taken = new boolean[cast.size()];
        for (Fit fit : fits) {
            if (leads[fit.role()] < 0 && !taken[fit.person()]) {
                leads[fit.role()] = fit.person();
                taken[fit.person()] = true;
            }
        }
        return leads;
    }

    private boolean[] wanted(List<Scenario.Role> roles) {
        boolean[] wanted = new boolean[roles.size()];
        int left = cast.size();
        for (int role = 0; role < roles.size() && left > 0; role++) {
            if (!wanted[role]) {
                wanted[role] = true;
                left--;
                int against = indexOf(roles, roles.get(role).against());
                if (against >= 0 && !wanted[against] && left > 0) {
                    wanted[against] = true;
                    left--;
                }
            }
        }
        return wanted;
    }

    static int indexOf(List<Scenario.Role> roles, String id) {
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private double fit(Scenario.Role role, Persona persona) {
        double score = 0;
        for (String value : role.fits()) {
            score += persona.values().contains(value) ? 1.0 / role.fits().size() : 0;
            for (Persona.Drive drive : persona.goals()) {
                score += drive.drive().equals(value)
                        ? .5 * drive.weight() / role.fits().size()
                        : 0;
            }
        }
        score += .6 * talent(AimKind.of(role.goal().kind()), persona);
        return score
                + 1e-4
                        * Dice.of(seed, 0, Dice.label(persona.slug()), Dice.CAST ^ Dice.label(role.id()))
                                .next();
    }

    private static double talent(@Nullable AimKind kind, Persona persona) {
        Persona.Skills skills = persona.skills();
        Persona.Traits traits = persona.traits();
        if (kind == null) {
            return 0;
        }
        return switch (kind) {
            case OBTAIN -> (skills.stealth() + skills.deception()) / 2 - .2 * traits.agreeableness();
            case KEEP, HIDE -> (skills.deception() + skills.courage()) / 2;
            case DELIVER -> .5 * skills.courage() + .3 * traits.conscientiousness();
            case LEARN, EXPOSE -> (skills.observation() + skills.learning()) / 2 + .1 * traits.openness();
            case WIN -> (skills.persuasion() + skills.empathy()) / 2;
            case RUIN -> (skills.deception() + skills.combat()) / 2 - .3 * traits.agreeableness();
            case PROTECT -> (skills.courage() + skills.strength()) / 2 + .2 * traits.agreeableness();
            case RECONCILE -> skills.empathy() + .2 * traits.agreeableness();
            case REACH, LEAVE -> (skills.stealth() + skills.strength()) / 2;
        };
    }

    private record Fit(int role, int person, double score) {}
}
