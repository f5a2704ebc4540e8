package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Scenario.Complication;
import io.novelengine.simulation.engine.Scenario.Endings;
import io.novelengine.simulation.engine.Scenario.Item;
import io.novelengine.simulation.engine.Scenario.Place;
import io.novelengine.simulation.engine.Scenario.Role;
import io.novelengine.simulation.engine.Scenario.Secret;
import io.novelengine.simulation.engine.Scenario.Threat;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Makes a scenario that fits a cast: a setting by the seed, roles by what these people hold dear and are good at. */
public final class ScenarioForge {

    /*
     * A setting brings places, things, secrets and what goes wrong. The plot is the same at its root: one has what
     * another wants, one hides what another looks for, one would have peace. Who is which follows from the cast:
     * each role asks for the values of the person who fits it best, so that casting finds them again.
     */

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
        List<Role> roles = RoleShape.roles(cast, central, setting.secretId(0), places, dice);
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
                RoleShape.wordings(roles, central, setting.wordings(central)));
    }

    /**
     * The same scenario with what it leaves open filled in, from a setting that its words speak of; the scenario itself if
     * nothing is open.
     */
    public static Scenario complete(Scenario scenario, List<Persona> cast, long seed) {
        return new Filling(scenario, cast, seed).complete();
    }

    /** Names of the fields in which the two differ, in the order of the record. */
    public static List<String> filledIn(Scenario scenario, Scenario complete) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent field : Scenario.class.getRecordComponents()) {
            try {
                Object before = field.getAccessor().invoke(scenario);
                Object after = field.getAccessor().invoke(complete);
                if (!Objects.equals(before, after)) {
                    fields.add(field.getName());
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return List.copyOf(fields);
    }

    static String summary(String question) {
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

    static List<Complication> complications(ForgeSetting setting, Item central) {
        return setting.all("complication").stream()
                .map(line -> line.replace(":central", ":" + central.id()))
                .map(ForgeSetting::cells)
                .map(cells -> new Complication(cells[0], cells[1], cells[4], cells[2], cells[3]))
                .toList();
    }
}
