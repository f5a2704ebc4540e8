package io.novelengine.simulation.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.ScenarioForge;
import io.novelengine.simulation.engine.Setup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is read from two sentences, how sure it is, and what it does to a story. */
class PersonaReaderTests {

    private final PersonaReader reader = new PersonaReader(Strangers.JSON);

    @Test
    void readsTraitsValuesSkillsVoicePronounsRoleAndGoalsFromTwoSentences() {
        Persona persona = persona(
                "Elena Vasquez",
                "Elena Vasquez is a fearless captain who trusts no one and swears like a docker. She is determined to find her"
                        + " brother.");
        assertThat(persona.pronouns()).isEqualTo("she");
        assertThat(persona.role()).isEqualTo("captain");
        assertThat(persona.shortName()).isEqualTo("Elena");
        assertThat(persona.traits().agreeableness()).isNegative();
        assertThat(persona.traits().neuroticism()).isLessThan(-.3);
        assertThat(persona.values()).contains("honour");
        assertThat(persona.skills().courage()).isGreaterThan(.7);
        assertThat(persona.voice().register()).isEqualTo("rough");
        assertThat(persona.goals().getFirst().text()).isEqualTo("to find her brother");
        assertThat(persona.goals().getFirst().drive()).isEqualTo("family");
    }

    @Test
    void whatIsDeniedFeignedOrAnothersIsNotTaken() {
        assertThat(kindness("He is kind.")).isGreaterThan(.5);
        assertThat(kindness("He is not kind.")).isNegative();
        assertThat(kindness("He was never unkind.")).isPositive();
        assertThat(kindness("He pretends to be kind.")).isNegative();
        assertThat(kindness("He hates cruelty.")).isPositive();
        assertThat(kindness("He is rather kind.")).isBetween(.1, kindness("He is very kind.") - .1);
        assertThat(aspects("Tom", "He was raised by a cruel father.")).doesNotContainKey("cruel");
        assertThat(persona("Tom", "He is the son of a baker.").role()).isEmpty();
        assertThat(persona("Tom", "He is a retired baker.").role()).isEqualTo("baker");
    }

    @Test
    void moreWordsMakeAReadingSurerAndWordsThatContradictOneAnotherLess() {
        double once = confidence("She is cruel.");
        assertThat(once).isBetween(.2, .6);
        assertThat(confidence("She is cruel, ruthless and spiteful.")).isGreaterThan(once);
        assertThat(confidence("She is cruel and kind.")).isLessThan(once / 2);
    }

    @Test
    void whatIsNotSaidIsDrawnFromTheNameAndSaysSo() {
        Persona one = persona("Ada Moss", "");
        Persona other = persona("Ben Root", "");
        assertThat(one.traits()).isNotEqualTo(other.traits());
        assertThat(persona("Ada Moss", "").traits()).isEqualTo(one.traits());
        Aspect trait = aspects("Ada Moss", "").get("traits.openness");
        assertThat(trait.confidence()).isZero();
        assertThat(trait.from()).isEmpty();
        assertThat(one.goals()).isNotEmpty();
        assertThat(one.pronouns()).isEqualTo("she");
    }

    @Test
    void whatAProfileStatesIsNeverTouched() {
        ObjectNode profile = Strangers.JSON
                .createObjectNode()
                .put("slug", "x")
                .put("name", "Xan Holt")
                .put("pronouns", "they");
        profile.put("shortName", "Holt").put("summary", "A cruel woman.").put("role", "poet");
        profile.putObject("traits").put("agreeableness", .9);
        profile.putArray("values").add("love");
        profile.putObject("skills").put("combat", .1);
        profile.putObject("voice").put("register", "ornate").put("talkativeness", .3);
        profile.putArray("goals")
                .addObject()
                .put("drive", "love")
                .put("text", "to be left alone")
                .put("weight", .5);
        Reading reading = reader.complete(List.of(profile)).getFirst();
        assertThat(reading.profile()).isEqualTo(profile);
        assertThat(reading.aspects()).isEmpty();
    }

    @Test
    void readingAReadingChangesNothing() {
        Reading once = reader.complete(Strangers.profiles(1, 4)).getFirst();
        assertThat(reader.complete(List.of(once.profile())).getFirst().profile())
                .isEqualTo(once.profile());
    }

    @Test
    void readsHowSomebodyStandsToThoseOfTheCastWhomTheTextNames() {
        List<ObjectNode> cast = List.of(
                profile("a", "Ines Roy", "Ines is in love with Tom. She hates Captain Brandt."),
                profile("b", "Tom", "Tom owes Ines his life."),
                profile("c", "Captain Brandt", "A soldier."));
        ObjectNode ines = reader.complete(cast).getFirst().profile();
        assertThat(ines.path("relationships").path(0).path("with").asString()).isEqualTo("b");
        assertThat(ines.path("relationships").path(0).path("attraction").asDouble())
                .isGreaterThan(.5);
        assertThat(ines.path("relationships").path(1).path("affinity").asDouble())
                .isLessThan(-.5);
        ObjectNode tom = reader.complete(cast).get(1).profile();
        assertThat(tom.path("relationships").path(0).path("debt").asDouble()).isPositive();
    }

    @Test
    void theLexiconHoldsHundredsOfPhrasesAndEachSignalNamesWhatTheEngineKnows() {
        assertThat(Lexicon.ENGLISH.size()).isGreaterThan(500);
        assertThat(Sketch.SKILLS).hasSize(12);
        Lexicon.read("lexicon.txt")
                .lines()
                .filter(line -> line.contains("="))
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    for (String word : line.substring(0, line.indexOf(" : ")).split(" +")) {
                        if (word.contains("=") && !word.startsWith("talk")) {
                            assertThat(Sketch.SKILLS).as(line).contains(word.substring(0, word.indexOf('=')));
                        }
                    }
                });
    }

    @Test
    void twoSentencesOfOppositeNatureMakeSomebodyActOtherwiseInMostSeeds() {
        String[][] pairs = {
            {"A gentle, merciful nurse. She helps everyone.", "A cruel, vindictive woman. She bullies everyone."},
            {"He is shy and silent. He avoids people.", "He is loud and boastful. He never stops talking."},
            {"She is fearless and calm. She never panics.", "She is timid and nervous. She is afraid of everything."},
            {
                "He is honest to a fault. He keeps every promise.",
                "He is a liar and a thief. He cheats whoever trusts him."
            },
        };
        for (String[] pair : pairs) {
            int differs = 0;
            Map<String, Integer> one = new TreeMap<>();
            Map<String, Integer> other = new TreeMap<>();
            for (int seed = 0; seed < 21; seed++) {
                List<String> first = acts(pair[0], seed);
                List<String> second = acts(pair[1], seed);
                int shared = (int) first.stream().filter(second::contains).count();
                differs += shared * 2 < Math.max(first.size(), second.size()) ? 1 : 0;
                first.forEach(act -> one.merge(act, 1, Integer::sum));
                second.forEach(act -> other.merge(act, 1, Integer::sum));
            }
            System.out.printf(
                    Locale.ROOT,
                    "opposites: other acts in %d of 21 seeds; %s / %s%n",
                    differs,
                    frequent(one),
                    frequent(other));
            assertThat(differs).as(pair[0]).isGreaterThan(10);
        }
    }

    @Property(tries = 300)
    void anyTextGivesAPersonaWithinBounds(@ForAll @StringLength(max = 400) String text, @ForAll long seed) {
        List<String> words = new ArrayList<>(List.of(Lexicon.read("lexicon.txt").split("[^a-z-]+")));
        Collections.shuffle(words, new Random(seed));
        String soup = text + ". " + String.join(" ", words.subList(0, 60)) + " wants to " + words.get(60) + " not "
                + words.get(61);
        Persona persona = persona("Tom Ash", soup);
        assertThat(persona.goals())
                .hasSizeBetween(1, 3)
                .allSatisfy(goal -> assertThat(goal.text()).startsWith("to ").hasSizeLessThan(200));
        assertThat(persona.values()).hasSizeBetween(2, 4);
        assertThat(aspects("Tom Ash", soup).values())
                .allSatisfy(aspect -> assertThat(aspect.confidence()).isBetween(0.0, 1.0));
    }

    private static List<String> frequent(Map<String, Integer> acts) {
        return acts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(8)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> acts(String text, int seed) {
        List<ObjectNode> profiles = new ArrayList<>(Strangers.profiles(4, 3));
        profiles.add(profile("she", "Robin Hale", text));
        List<Persona> cast = reader.complete(profiles).stream()
                .map(reading -> reader.read(reading.profile()))
                .toList();
        return new Engine()
                .tell(Setup.of(ScenarioForge.forge(cast, 5), cast, seed, 12)).events().stream()
                        .filter(event -> event.actor().equals("she"))
                        .map(event -> event.type() + " " + event.target())
                        .toList();
    }

    private static ObjectNode profile(String slug, String name, String text) {
        return Strangers.JSON
                .createObjectNode()
                .put("slug", slug)
                .put("name", name)
                .put("summary", text);
    }

    private Persona persona(String name, String text) {
        return reader.read(profile("x", name, text));
    }

    private double kindness(String text) {
        return persona("Tom", text).traits().agreeableness();
    }

    private Map<String, Aspect> aspects(String name, String text) {
        Map<String, Aspect> aspects = new TreeMap<>();
        reader.complete(List.of(profile("x", name, text))).getFirst().aspects().forEach(aspect -> {
            aspects.put(aspect.name(), aspect);
            aspect.from().forEach(phrase -> aspects.put(phrase, aspect));
        });
        return aspects;
    }

    private double confidence(String text) {
        return aspects("Tom", text).get("traits.agreeableness").confidence();
    }
}
