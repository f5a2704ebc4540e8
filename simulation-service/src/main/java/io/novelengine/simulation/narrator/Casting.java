package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Aim;
import io.novelengine.simulation.engine.Part;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.engine.Thing;
import io.novelengine.simulation.narrator.frames.Figure;
import io.novelengine.simulation.narrator.frames.Rota;
import io.novelengine.simulation.narrator.grammar.Gender;
import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be named in a story, by id. */
final class Casting {

    private static final Set<String> THIRD =
            Set.of("he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs");

    private static final List<String> JOINTS = List.of(" with ", ", with ", " known by ", " known for ");

    private final Setup setup;
    private final String teller;
    private final Map<String, Persona> personas = new LinkedHashMap<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, Scenario.Place> places = new HashMap<>();
    private final Map<String, Thing> things = new HashMap<>();
    private final Map<String, Scenario.Secret> secrets = new HashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<String> nameWords = new HashSet<>();
    private final Rewording rewording;

    Casting(Setup setup, List<Part> parts, List<Thing> things) {
        this(setup, parts, things, "");
    }

    /** The same when one of the cast, by slug, tells the story. */
    Casting(Setup setup, List<Part> parts, List<Thing> things, String teller) {
        this.setup = setup;
        this.teller = teller;
        rewording = Rewording.of(setup.scenario(), setup.seed());
        setup.scenario().places().forEach(place -> places.put(place.id(), rewording.of(place)));
        setup.scenario().secrets().forEach(secret -> secrets.put(secret.id(), secret));
        things.forEach(thing -> this.things.put(thing.id(), thing));
        parts.forEach(part -> this.parts.put(part.persona(), part));
        setup.scenario().places().forEach(place -> names(place.name()));
        things.forEach(thing -> names(thing.name()));
        var roles = shared(setup.cast().stream().map(Persona::role).toList());
        var shorts = shared(setup.cast().stream().map(Persona::shortName).toList());
        for (var persona : setup.cast()) {
            personas.put(persona.slug(), persona);
            names(persona.name());
            names(persona.shortName());
            figures.put(
                    persona.slug(),
                    new Figure(
                            persona.slug(),
                            Typography.polish(persona.name()),
                            Typography.polish(
                                    shorts.contains(persona.shortName()) ? persona.name() : persona.shortName()),
                            Gender.of(persona.pronouns()),
                            roles.contains(persona.role()) ? "" : Typography.polish(persona.role()),
                            Typography.open(Typography.polish(epithet(persona, setup.seed()))),
                            persona.slug().equals(teller)));
        }
    }

    /** What stands beside the name at the first mention: the epithet, the role, or the role and one thing about the looks. */
    private static String epithet(Persona persona, long seed) {
        if (persona.role().isEmpty()) {
            return persona.epithet();
        }
        var ways = new ArrayList<String>();
        if (!persona.epithet().isEmpty()) {
            ways.add(persona.epithet());
        }
        for (var look : persona.look()) {
            ways.add("the " + persona.role());
            ways.add("a/an " + persona.role());
            ways.add("a/an " + persona.role() + JOINTS.get(ways.size() % JOINTS.size()) + look);
        }
        if (persona.look().isEmpty()) {
            ways.add("the " + persona.role());
            ways.add("a/an " + persona.role());
        }
        return ways.get(Rota.turn(seed, "epithets " + persona.slug(), ways.size()));
    }

    private static Set<String> shared(List<String> words) {
        var seen = new HashSet<String>();
        var shared = new HashSet<String>();
        words.forEach(word -> {
            if (!seen.add(word)) {
                shared.add(word);
            }
        });
        return shared;
    }

    /** The same people and things when nobody of them tells the story. */
    Casting told() {
        return teller.isEmpty()
                ? this
                : new Casting(setup, List.copyOf(parts.values()), List.copyOf(things.values()), "");
    }

    /** Slug of the one who tells the story; empty if it is nobody in it. */
    String teller() {
        return teller;
    }

    /** Whether the story may say what goes on in this person. */
    boolean open(String slug) {
        return teller.isEmpty() || teller.equals(slug);
    }

    /** A text of the scenario as this story words it. */
    String worded(String text) {
        return worded(text, 0);
    }

    /** A detail of a place as this story words it. */
    String detail(String text) {
        return Typography.polish(rewording.detail(text));
    }

    /** The same at a later mention, from 1: in other words, if there are any. */
    String worded(String text, int mention) {
        return Typography.polish(rewording.of(text, mention));
    }

    Setup setup() {
        return setup;
    }

    Scenario scenario() {
        return setup.scenario();
    }

    List<Part> parts() {
        return List.copyOf(parts.values());
    }

    @Nullable
    Figure figure(@Nullable String slug) {
        return slug == null ? null : figures.get(slug);
    }

    @Nullable
    Persona persona(String slug) {
        return personas.get(slug);
    }

    Scenario.@Nullable Place place(@Nullable String id) {
        return id == null ? null : places.get(id);
    }

    @Nullable
    String placeName(@Nullable String id) {
        var place = place(id);
        return place == null ? null : Typography.polish(place.name());
    }

    @Nullable
    String thingName(@Nullable String id) {
        var thing = id == null ? null : things.get(id);
        return thing == null ? null : Typography.open(Typography.polish(thing.name()));
    }

    Scenario.@Nullable Secret secret(@Nullable String id) {
        return id == null ? null : secrets.get(id);
    }

    @Nullable
    String secretText(@Nullable String id, int mention) {
        var secret = secret(id);
        return secret == null ? null : Typography.open(worded(secret.text(), mention));
    }

    @Nullable
    Aim aim(@Nullable String slug) {
        var part = slug == null ? null : parts.get(slug);
        return part == null || part.aims().isEmpty() ? null : part.aims().getFirst();
    }

    @Nullable
    String aimText(@Nullable String slug) {
        return aimText(slug, 0);
    }

    @Nullable
    String aimText(@Nullable String slug, int mention) {
        var words = aimWords(slug, mention);
        return slug == null || words == null ? null : own(slug, words);
    }

    /** The aim in the third person, whoever tells of it. */
    @Nullable
    String aimWords(@Nullable String slug, int mention) {
        var aim = aim(slug);
        return aim == null || aim.text().isEmpty() ? null : Typography.open(worded(aim.text(), mention));
    }

    /** A text about somebody; of the teller in the first person. */
    String own(String slug, String text) {
        var figure = figures.get(slug);
        return figure == null || !figure.teller() ? text : FirstPerson.of(text, figure.gender());
    }

    /** The text if it can stand in somebody's mouth: without pronouns that would point elsewhere there. */
    static @Nullable String speakable(@Nullable String text) {
        return text == null || Words.of(text).stream().anyMatch(THIRD::contains) ? null : text;
    }

    /** Every capitalised word of names: of people, places and things. */
    Set<String> nameWords() {
        return nameWords;
    }

    private void names(String text) {
        for (var word : text.split("[^\\p{L}]+")) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0)) && !word.equals("The") && !word.equals("A")) {
                nameWords.add(word);
            }
        }
    }

    String register(String slug) {
        var persona = persona(slug);
        return persona == null ? "plain" : persona.voice().register();
    }
}
