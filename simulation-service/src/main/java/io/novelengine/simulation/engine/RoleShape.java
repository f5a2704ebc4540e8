package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Scenario.Item;
import io.novelengine.simulation.engine.Scenario.Place;
import io.novelengine.simulation.engine.Scenario.Role;
import io.novelengine.simulation.engine.Scenario.RoleGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A part of the plot that every made scenario has, before it is known who plays it. */
record RoleShape(String id, String name, List<String> values) {

    static final List<RoleShape> ALL = List.of(
            new RoleShape("claimant", "claimant", List.of("wealth", "power", "family", "fame", "freedom")),
            new RoleShape("keeper", "keeper", List.of("order", "loyalty", "duty", "faith", "survival")),
            new RoleShape("seeker", "seeker", List.of("truth", "knowledge", "justice", "honour")),
            new RoleShape("hider", "one with something to hide", List.of("survival", "love", "power", "pleasure")),
            new RoleShape("peacemaker", "peacemaker", List.of("mercy", "love", "faith", "family", "beauty")));

    private static final List<String> AGAINST = List.of("keeper", "claimant", "hider", "seeker", "");

    private static final List<List<String>> AIMS = aims(ForgeSetting.read("shapes.txt"));

    /** What the part at this index is after; its adversary is the part at {@link #against}. */
    static RoleGoal goal(int shape, Item central, String secret, String claimant) {
        String text = aims(shape, central).getFirst();
        return switch (shape) {
            case 0 -> new RoleGoal("obtain", central.id(), "", text, .9);
            case 1 -> new RoleGoal("keep", central.id(), "", text, .85);
            case 2 -> new RoleGoal("expose", secret, "", text, .8);
            case 3 -> new RoleGoal("hide", secret, "", text, .75);
            default -> new RoleGoal("reconcile", claimant, "", text, .65);
        };
    }

    /** Ways to say what the part at this index is after. */
    static List<String> aims(int shape, Item central) {
        return AIMS.get(shape).stream()
                .map(text -> text.replace("{thing}", central.name()))
                .toList();
    }

    /** Other ways to say what these parts, taken in the order of the shapes, are after; added to those there are. */
    static SortedMap<String, List<String>> wordings(
            List<Role> roles, Item central, SortedMap<String, List<String>> others) {
        SortedMap<String, List<String>> wordings = new TreeMap<>(others);
        for (int r = 0; r < roles.size(); r++) {
            List<String> aims = aims(r % ALL.size(), central);
            wordings.putIfAbsent("goal." + roles.get(r).id(), aims.subList(1, aims.size()));
        }
        return wordings;
    }

    private static List<List<String>> aims(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> List.of(line.substring(line.indexOf(": ") + 2).split(" \\| ")))
                .toList();
    }

    /** Index of the part against this one; -1 if none. */
    static int against(int shape) {
        return shape == 4 ? -1 : shape ^ 1;
    }

    /** The parts for a cast, each asking for the values of the one who comes nearest to it. */
    static List<Role> roles(List<Persona> cast, Item central, String secret, List<Place> places, Dice dice) {
        boolean[] taken = new boolean[cast.size()];
        List<Role> roles = new ArrayList<>();
        for (int shape = 0; shape < ALL.size(); shape++) {
            RoleShape role = ALL.get(shape);
            String at = places.get((shape + dice.next(2)) % places.size()).id();
            RoleGoal goal = goal(shape, central, secret, "claimant");
            roles.add(new Role(role.id(), role.name(), role.fits(cast, taken), goal, AGAINST.get(shape), at));
        }
        return List.copyOf(roles);
    }

    /** The values of the one in the cast who comes nearest to the part, or the part's own if nobody does. */
    private List<String> fits(List<Persona> cast, boolean[] taken) {
        int best = -1;
        int most = 0;
        for (int person = 0; person < cast.size(); person++) {
            int common = 0;
            for (String value : cast.get(person).values()) {
                common += values.contains(value) ? 1 : 0;
            }
            if (!taken[person] && common > most) {
                most = common;
                best = person;
            }
        }
        if (best < 0) {
            return values;
        }
        taken[best] = true;
        return cast.get(best).values();
    }
}
