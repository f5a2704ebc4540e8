package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Scenario.Complication;
import io.novelengine.simulation.engine.Scenario.Endings;
import io.novelengine.simulation.engine.Scenario.Item;
import io.novelengine.simulation.engine.Scenario.Place;
import io.novelengine.simulation.engine.Scenario.Role;
import io.novelengine.simulation.engine.Scenario.Secret;
import io.novelengine.simulation.engine.Scenario.Threat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fills in what a scenario leaves open: places, things, parts, secrets, what threatens and what goes wrong. */
final class Filling {

    /*
     * What is given stays as it is, and what is added refers to it: things lie in the given places, the secret is about
     * the weightiest given thing, the parts want that thing. A complication of the setting that speaks of one of the
     * setting's own places is only used with those places.
     */

    private static final double CENTRAL = .9;
    private static final double OTHER = .4;

    private final Scenario given;
    private final List<Persona> cast;
    private final ForgeSetting setting;
    private final Dice dice;
    private final List<Place> places;
    private final List<Item> items;
    private final Item central;

    Filling(Scenario given, List<Persona> cast, long seed) {
        this.given = given;
        this.cast = cast;
        dice = Dice.of(seed, cast.size(), Dice.label(given.slug()), Dice.FORGE);
        setting = setting();
        places = given.places().isEmpty() ? setting.places() : given.places();
        items = items();
        central = weightiest();
    }

    Scenario complete() {
        List<Secret> secrets = given.secrets().isEmpty() ? secrets() : given.secrets();
        String hidden = secrets.getFirst().id();
        List<Role> roles = roles(hidden);
        boolean bare = given.places().isEmpty();
        String question = given.question().isEmpty() ? setting.fill("question", central) : given.question();
        Scenario filled = new Scenario(
                given.slug(),
                given.title(),
                given.genre(),
                given.arc(),
                given.summary().isEmpty() ? ScenarioForge.summary(question) : given.summary(),
                premise(),
                question,
                bare && given.time().equals("evening") ? setting.one("time") : given.time(),
                bare && given.weather().equals("still") ? setting.one("weather") : given.weather(),
                given.era().isEmpty() ? setting.one("era") : given.era(),
                places,
                items,
                roles,
                secrets,
                given.threat().steps().isEmpty()
                        ? new Threat(setting.one("threat"), setting.all("step"))
                        : given.threat(),
                given.complications().isEmpty() ? complications(secrets) : given.complications(),
                endings(),
                given.tags(),
                partsAreMade() ? RoleShape.wordings(roles, central, wordings()) : wordings());
        return isWhole() ? given : filled;
    }

    private boolean isWhole() {
        Endings endings = given.endings();
        return !given.places().isEmpty()
                && !given.items().isEmpty()
                && !given.roles().isEmpty()
                && given.roles().stream()
                        .anyMatch(role -> AimKind.of(role.goal().kind()) != null)
                && !given.secrets().isEmpty()
                && !given.threat().steps().isEmpty()
                && !given.complications().isEmpty()
                && !given.premise().isEmpty()
                && !given.question().isEmpty()
                && !endings.resolved().isEmpty()
                && !endings.bitter().isEmpty()
                && !endings.open().isEmpty();
    }

    /** The setting with the most of its key words in what is given; the first if none has any. */
    private ForgeSetting setting() {
        StringBuilder text = new StringBuilder(given.title() + " " + given.summary() + " " + given.premise() + " "
                + given.question() + " " + given.genre() + " " + given.era());
        given.places().forEach(place -> text.append(' ').append(place.name()));
        given.items().forEach(item -> text.append(' ').append(item.name()));
        Set<String> words =
                Set.copyOf(List.of(text.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
        ForgeSetting best = ForgeSetting.FILLING.getFirst();
        int most = 0;
        for (ForgeSetting candidate : ForgeSetting.FILLING) {
            int found = 0;
            for (String key : candidate.one("key").split(" ")) {
                found += words.contains(key) || words.contains(key + "s") ? 1 : 0;
            }
            if (found > most) {
                most = found;
                best = candidate;
            }
        }
        return best;
    }

    /** A place of those given that stands for the setting's. */
    private String place(String id) {
        for (int p = 0; p < places.size(); p++) {
            if (places.get(p).id().equals(id)) {
                return id;
            }
        }
        List<Place> own = setting.places();
        for (int p = 0; p < own.size(); p++) {
            if (own.get(p).id().equals(id)) {
                return places.get(p % places.size()).id();
            }
        }
        return places.getFirst().id();
    }

    private Item moved(Item item) {
        return new Item(
                item.id(),
                item.name(),
                item.description(),
                item.stake(),
                item.kind(),
                place(item.at()),
                "",
                item.hidden());
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        if (given.items().isEmpty()) {
            Item first = setting.central(dice.next(setting.centrals()));
            boolean held = given.roles().isEmpty() && dice.next() < .5;
            items.add(
                    held
                            ? new Item(
                                    first.id(),
                                    first.name(),
                                    first.description(),
                                    first.stake(),
                                    first.kind(),
                                    "",
                                    "keeper",
                                    true)
                            : moved(first));
            setting.items().forEach(item -> items.add(moved(item)));
            return List.copyOf(items);
        }
        boolean weighed = given.items().stream().anyMatch(item -> item.stake() > 0);
        for (Item item : given.items()) {
            double stake = weighed ? item.stake() : items.isEmpty() ? CENTRAL : OTHER;
            boolean anywhere = item.at().isEmpty() && item.holder().isEmpty();
            String at = anywhere ? places.get(dice.next(places.size())).id() : item.at();
            items.add(new Item(
                    item.id(), item.name(), item.description(), stake, item.kind(), at, item.holder(), item.hidden()));
        }
        return List.copyOf(items);
    }

    private Item weightiest() {
        Item best = items.getFirst();
        for (Item item : items) {
            best = item.stake() > best.stake() ? item : best;
        }
        return best;
    }

    private String premise() {
        if (given.premise().isEmpty()) {
            return setting.fill("premise", central);
        }
        return hooked()
                ? hooked(setting.fill("hook", central))
                : given.premise().strip();
    }

    /** Whether the premise given has to be told what it is about. */
    private boolean hooked() {
        String bare = central.name().replaceFirst("^(the|a|an) ", "");
        return partsAreMade() && !given.premise().isEmpty() && !given.premise().contains(bare);
    }

    private String hooked(String hook) {
        String premise = given.premise().strip();
        return premise + (premise.matches("(?s).*[.!?…”\"]") ? " " : ". ") + hook;
    }

    /** The wordings given, and the setting's for each text that is the setting's. */
    private SortedMap<String, List<String>> wordings() {
        SortedMap<String, List<String>> wordings = new TreeMap<>();
        SortedMap<String, List<String>> own = setting.wordings(central);
        List<String> hooks = own.getOrDefault("hook", List.of());
        own.forEach((key, texts) -> {
            if (isOwn(key)) {
                wordings.put(key, texts);
            }
        });
        if (hooked()) {
            wordings.put("premise", hooks.stream().map(this::hooked).toList());
        }
        wordings.putAll(given.wordings());
        return wordings;
    }

    private boolean isOwn(String key) {
        Endings endings = given.endings();
        return switch (key.contains(".") ? key.substring(0, key.indexOf('.')) : key) {
            case "premise" -> given.premise().isEmpty();
            case "question" -> given.question().isEmpty();
            case "place" -> given.places().isEmpty();
            case "secret", "clue" -> given.secrets().isEmpty();
            case "threat" -> given.threat().steps().isEmpty();
            case "complication" -> given.complications().isEmpty();
            case "ending" ->
                switch (key) {
                    case "ending.resolved" -> endings.resolved().isEmpty();
                    case "ending.bitter" -> endings.bitter().isEmpty();
                    default -> endings.open().isEmpty();
                };
            default -> false;
        };
    }

    private boolean partsAreMade() {
        return given.roles().stream().allMatch(role -> AimKind.of(role.goal().kind()) == null);
    }

    private List<Role> roles(String secret) {
        if (given.roles().isEmpty()) {
            return RoleShape.roles(cast, central, secret, places, dice);
        }
        if (!partsAreMade()) {
            return given.roles();
        }
        List<Role> roles = new ArrayList<>();
        for (int r = 0; r < given.roles().size(); r++) {
            Role role = given.roles().get(r);
            int shape = r % RoleShape.ALL.size();
            int against = r - shape + RoleShape.against(shape);
            boolean opposed =
                    RoleShape.against(shape) >= 0 && against < given.roles().size();
            roles.add(new Role(
                    role.id(),
                    role.name(),
                    role.fits().isEmpty() ? RoleShape.ALL.get(shape).values() : role.fits(),
                    RoleShape.goal(
                            shape, central, secret, given.roles().getFirst().id()),
                    opposed ? given.roles().get(against).id() : role.against(),
                    role.at().isEmpty()
                            ? places.get((r + dice.next(2)) % places.size()).id()
                            : role.at()));
        }
        return List.copyOf(roles);
    }

    private List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        List<String> all = setting.all("secret");
        for (int i = 0; i < all.size(); i++) {
            String[] cells = ForgeSetting.cells(all.get(i));
            List<String> clues = List.of(cells).subList(2, cells.length);
            String holder = i > 0 ? "" : holder();
            String found = holder.isEmpty() ? place(setting.lastPlace()) : "";
            secrets.add(new Secret(
                    cells[0], cells[1], i == 0 ? central.id() : "", holder, found, i == 0 ? .85 : .6, clues));
        }
        return List.copyOf(secrets);
    }

    /** Role of the one who has something to hide. */
    private String holder() {
        List<Role> roles = given.roles();
        if (roles.isEmpty()) {
            return "hider";
        }
        int index = partsAreMade() ? Math.min(3, roles.size() - 1) : roles.size() - 1;
        return roles.get(index).id();
    }

    private List<Complication> complications(List<Secret> secrets) {
        List<Complication> fitting = new ArrayList<>();
        for (Complication complication : ScenarioForge.complications(setting, central)) {
            String needs = complication.needs();
            boolean itsPlace = needs.startsWith("place:") && given.places().isEmpty();
            boolean itsSecret = needs.startsWith("secret:")
                    && secrets.stream().anyMatch(secret -> needs.equals("secret:" + secret.id()));
            if (needs.startsWith("item:") || itsPlace || itsSecret) {
                fitting.add(complication);
            }
        }
        return List.copyOf(fitting);
    }

    private Endings endings() {
        Endings endings = given.endings();
        return new Endings(
                endings.resolved().isEmpty() ? setting.one("resolved") : endings.resolved(),
                endings.bitter().isEmpty() ? setting.one("bitter") : endings.bitter(),
                endings.open().isEmpty() ? setting.one("open") : endings.open());
    }
}
