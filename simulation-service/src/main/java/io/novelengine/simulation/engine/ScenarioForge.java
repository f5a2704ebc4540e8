package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Scenario.Complication;
import io.novelengine.simulation.engine.Scenario.Endings;
import io.novelengine.simulation.engine.Scenario.Item;
import io.novelengine.simulation.engine.Scenario.Place;
import io.novelengine.simulation.engine.Scenario.Role;
import io.novelengine.simulation.engine.Scenario.RoleGoal;
import io.novelengine.simulation.engine.Scenario.Secret;
import io.novelengine.simulation.engine.Scenario.Threat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Makes a scenario that fits a cast: a setting by the seed, roles by what these people hold dear and are good at. */
public final class ScenarioForge {

    /*
     * A setting brings places, things, secrets and what goes wrong. The plot is the same at its root: one has what
     * another wants, one hides what another looks for, one would have peace. Who is which follows from the cast:
     * each role asks for the values of the person who fits it best, so that casting finds them again.
     */

    private static final List<RoleShape> SHAPES = List.of(
            new RoleShape("claimant", "claimant", List.of("wealth", "power", "family", "fame", "freedom")),
            new RoleShape("keeper", "keeper", List.of("order", "loyalty", "duty", "faith", "survival")),
            new RoleShape("seeker", "seeker", List.of("truth", "knowledge", "justice", "honour")),
            new RoleShape("hider", "one with something to hide", List.of("survival", "love", "power", "pleasure")),
            new RoleShape("peacemaker", "peacemaker", List.of("mercy", "love", "faith", "family", "beauty")));

    private ScenarioForge() {}

    /** Number of settings to choose from. */
    public static int settings() {
        return ForgeSetting.ALL.size();
    }

    /** A scenario for this cast; the same cast and seed always give the same. */
    public static Scenario forge(List<Persona> cast, long seed) {
        Dice dice = Dice.of(seed, cast.size(), 0, Dice.FORGE);
        ForgeSetting setting = ForgeSetting.ALL.get(dice.next(ForgeSetting.ALL.size()));
        Item central = setting.central(dice.next(setting.centrals()));
        List<Place> places = setting.places();
        List<Role> roles = roles(cast, central, setting, places, dice);
        return new Scenario(
                "forged-" + setting.id() + "-" + central.id() + "-" + Long.toUnsignedString(seed, 36),
                setting.one("title"),
                setting.one("genre"),
                setting.one("arc"),
                summary(setting.fill("question", central)),
                setting.fill("premise", central),
                setting.fill("question", central),
                setting.one("time"),
                setting.one("weather"),
                setting.one("era"),
                places,
                items(setting, central, dice),
                roles,
                secrets(setting, central),
                new Threat(setting.one("threat"), setting.all("step")),
                complications(setting, central),
                new Endings(setting.one("resolved"), setting.one("bitter"), setting.one("open")),
                List.of("forged", setting.id()),
                Collections.emptySortedMap());
    }

    private static String summary(String question) {
        return "A few people, one place they cannot leave, and a question: "
                + question.substring(0, 1).toLowerCase(Locale.ROOT)
                + question.substring(1);
    }

    private static List<Item> items(ForgeSetting setting, Item central, Dice dice) {
        List<Item> items = new ArrayList<>();
        boolean held = dice.next() < .5;
        items.add(
                held
                        ? new Item(
                                central.id(),
                                central.name(),
                                central.description(),
                                .95,
                                central.kind(),
                                "",
                                "keeper",
                                true)
                        : central);
        items.addAll(setting.items());
        return List.copyOf(items);
    }

    private static List<Role> roles(
            List<Persona> cast, Item central, ForgeSetting setting, List<Place> places, Dice dice) {
        String hidden = setting.secretId(0);
        String thing = central.name();
        List<RoleGoal> goals = List.of(
                new RoleGoal("obtain", central.id(), "", "to have " + thing + ", whoever else had a claim to it", .9),
                new RoleGoal("keep", central.id(), "", "to keep " + thing + " out of other hands", .85),
                new RoleGoal("expose", hidden, "", "to find out what was being kept back, and say it aloud", .8),
                new RoleGoal("hide", hidden, "", "to leave one matter where it lay", .75),
                new RoleGoal("reconcile", "claimant", "", "to have an end of quarrelling before it was too late", .65));
        List<String> against = List.of("keeper", "claimant", "hider", "seeker", "");
        boolean[] taken = new boolean[cast.size()];
        List<Role> roles = new ArrayList<>();
        for (int shape = 0; shape < SHAPES.size(); shape++) {
            RoleShape role = SHAPES.get(shape);
            String at = places.get((shape + dice.next(2)) % places.size()).id();
            roles.add(new Role(
                    role.id(), role.name(), fits(role, cast, taken), goals.get(shape), against.get(shape), at));
        }
        return List.copyOf(roles);
    }

    /** The values of the one in the cast who comes nearest to the role, or the role's own if nobody does. */
    private static List<String> fits(RoleShape role, List<Persona> cast, boolean[] taken) {
        int best = -1;
        int most = 0;
        for (int person = 0; person < cast.size(); person++) {
            int common = 0;
            for (String value : cast.get(person).values()) {
                common += role.values().contains(value) ? 1 : 0;
            }
            if (!taken[person] && common > most) {
                most = common;
                best = person;
            }
        }
        if (best < 0) {
            return role.values();
        }
        taken[best] = true;
        return cast.get(best).values();
    }

    private static List<Secret> secrets(ForgeSetting setting, Item central) {
        List<Secret> secrets = new ArrayList<>();
        List<String> all = setting.all("secret");
        for (int i = 0; i < all.size(); i++) {
            String[] cells = ForgeSetting.cells(all.get(i));
            List<String> clues = List.of(cells).subList(2, cells.length);
            secrets.add(
                    i == 0
                            ? new Secret(cells[0], cells[1], central.id(), "hider", "", .85, clues)
                            : new Secret(cells[0], cells[1], "", "", setting.lastPlace(), .6, clues));
        }
        return List.copyOf(secrets);
    }

    private static List<Complication> complications(ForgeSetting setting, Item central) {
        return setting.all("complication").stream()
                .map(line -> line.replace(":central", ":" + central.id()))
                .map(ForgeSetting::cells)
                .map(cells -> new Complication(cells[0], cells[1], cells[4], cells[2], cells[3]))
                .toList();
    }

    private record RoleShape(String id, String name, List<String> values) {}
}
