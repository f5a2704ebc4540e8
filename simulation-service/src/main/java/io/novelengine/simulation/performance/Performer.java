package io.novelengine.simulation.performance;

import io.novelengine.shared.identity.Digest;
import io.novelengine.simulation.cast.Aspect;
import io.novelengine.simulation.cast.PersonaReader;
import io.novelengine.simulation.cast.Reading;
import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.engine.ScenarioForge;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.narrator.Chronicler;
import io.novelengine.simulation.narrator.Style;
import io.novelengine.simulation.scenario.ScenarioReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns requests into scripts, scripts into performances, and committed turns into stories. */
@Component
public class Performer {

    private final ScenarioReader scenarios;
    private final PersonaReader personas;
    private final StoryRenderer renderer;
    private final JsonMapper json;

    Performer(ScenarioReader scenarios, PersonaReader personas, StoryRenderer renderer, JsonMapper json) {
        this.scenarios = scenarios;
        this.personas = personas;
        this.renderer = renderer;
        this.json = json;
    }

    /** A scenario made to fit these characters; the same ones and the same seed always give the same. */
    public Scenario forge(List<JsonNode> cast, long seed) {
        return ScenarioForge.forge(personas(personas.complete(cast)), seed);
    }

    /**
     * The script of a run. What the scenario and the characters leave open is filled in, and the manifest says what that was
     * and how sure it is.
     *
     * @param cast profiles of the characters
     * @param order of acting, in words with hyphens; null for initiative
     * @param style point of view, tense and tone; empty words for the usual
     */
    public Script script(
            Scenario scenario, List<JsonNode> cast, long seed, int turns, @Nullable String order, List<String> style) {
        var readings = personas.complete(cast);
        var full = ScenarioForge.complete(scenario, personas(readings), seed);
        var setup = new LinkedHashMap<String, Object>();
        setup.put("scenario", full);
        setup.put(
                "cast",
                readings.stream()
                        .map(reading -> json.treeToValue(reading.profile(), Object.class))
                        .toList());
        setup.put("seed", seed);
        setup.put("turns", turns);
        setup.put("order", order(order).name());
        setup.put("style", style);
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("engineVersion", Engine.VERSION);
        manifest.put("rulesHash", Engine.rulesHash());
        manifest.put("scenarioHash", Digest.sha256(CanonicalJson.write(full)));
        manifest.put("castHash", Digest.sha256(CanonicalJson.write(Objects.requireNonNull(setup.get("cast")))));
        manifest.put("scenarioFilledIn", ScenarioForge.filledIn(scenario, full));
        manifest.put("castFilledIn", filledIn(readings));
        manifest.put("mind", "rules");
        manifest.put("narrator", "rules");
        manifest.put("narratorVersion", Chronicler.VERSION);
        manifest.put("framesHash", Chronicler.framesHash());
        List.of("seed", "turns", "order", "style").forEach(key -> manifest.put(key, setup.get(key)));
        var text = CanonicalJson.write(manifest);
        return new Script(CanonicalJson.write(setup), text, Digest.sha256(text));
    }

    private List<Persona> personas(List<Reading> readings) {
        return readings.stream()
                .map(reading -> personas.read(reading.profile()))
                .toList();
    }

    /** What was read from each character's text or drawn from the name, by slug; who stated everything is not in it. */
    private static SortedMap<String, List<Aspect>> filledIn(List<Reading> readings) {
        var filled = new TreeMap<String, List<Aspect>>();
        for (var reading : readings) {
            if (!reading.aspects().isEmpty()) {
                filled.put(reading.profile().path("slug").asString(""), reading.aspects());
            }
        }
        return filled;
    }

    /**
     * The performance of a script after the given number of turns, which are played again; fails when they come out with
     * another digest than was committed.
     */
    public Performance resume(
            String setup, String manifest, SortedMap<Integer, List<Cue>> cues, int turn, String digest) {
        return resume(setup, manifest, cues, turn, digest, () -> {});
    }

    /** The same, asking before each turn whether it is still wanted; {@code wanted} throws when it is not. */
    public Performance resume(
            String setup,
            String manifest,
            SortedMap<Integer, List<Cue>> cues,
            int turn,
            String digest,
            Runnable wanted) {
        wanted.run();
        var performance = begin(setup, manifest, cues);
        for (var played = 0; played < turn; played++) {
            wanted.run();
            performance.play();
        }
        if (!performance.digest().equals(digest)) {
            throw new EngineChanged("an engine that told another story", now());
        }
        return performance;
    }

    /**
     * The performance of a script before its first turn; {@link EngineChanged} when another engine began it.
     *
     * @param cues interventions by the number of the turn they precede
     */
    public Performance begin(String setupText, String manifest, SortedMap<Integer, List<Cue>> cues) {
        var begun = json.readTree(manifest);
        var begunBy = teller(
                begun.path("engineVersion").asString(""),
                begun.path("rulesHash").asString(""),
                begun.path("narratorVersion").asString(""),
                begun.path("framesHash").asString(""));
        if (!begunBy.equals(now())) {
            throw new EngineChanged(begunBy, now());
        }
        var node = json.readTree(setupText);
        var setup = setup(node);
        var world = new Engine().begin(setup);
        return new Performance(
                world,
                Chronicler.begin(setup, world.parts(), world.things(), style(node)),
                cues,
                Digest.sha256(manifest));
    }

    /** What is wrong with an intervention in the story of this setup; null when nothing is. */
    public @Nullable String objection(String setup, Cue cue) {
        try {
            var engine = new Engine();
            engine.play(engine.begin(setup(json.readTree(setup))), List.of(cue.intervention()));
            return null;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What this engine and narrator are told apart by from others; runs that others began cannot be played on. */
    public static String edition() {
        return String.join(
                "/", Engine.VERSION, brief(Engine.rulesHash()), Chronicler.VERSION, brief(Chronicler.framesHash()));
    }

    private static String now() {
        return teller(Engine.VERSION, Engine.rulesHash(), Chronicler.VERSION, Chronicler.framesHash());
    }

    private static String teller(String engine, String rules, String narrator, String frames) {
        return "engine " + engine + " with rules " + brief(rules) + " and narrator " + narrator + " with frames "
                + brief(frames);
    }

    private static String brief(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    /**
     * The story after the given number of turns; {@link EngineChanged} when this engine would tell another.
     *
     * @param edition its title, and of which run it is
     */
    public ToldStory tell(
            Edition edition,
            String setup,
            String manifest,
            SortedMap<Integer, List<Cue>> cues,
            int turn,
            String digest,
            StoryFormat format) {
        return renderer.render(
                edition, resume(setup, manifest, cues, turn, digest).chronicle(), format);
    }

    /** The story as it was committed, without chapters, for runs of another engine. */
    public ToldStory tellAsCommitted(Edition edition, List<String> bodies, StoryFormat format) {
        return renderer.render(edition, bodies.stream().map(json::readTree).toList(), format);
    }

    private Setup setup(JsonNode node) {
        var cast = node.path("cast").values().stream().map(personas::read).toList();
        return new Setup(
                scenarios.read(node.path("scenario")),
                cast,
                node.path("seed").asLong(),
                node.path("turns").asInt(),
                Setup.Order.valueOf(node.path("order").asString()));
    }

    private static Style style(JsonNode node) {
        var style = node.path("style");
        return Style.of(
                style.path(0).asString(""),
                style.path(1).asString(""),
                style.path(2).asString(""));
    }

    private static Setup.Order order(@Nullable String order) {
        return order == null
                ? Setup.Order.INITIATIVE
                : Setup.Order.valueOf(order.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
