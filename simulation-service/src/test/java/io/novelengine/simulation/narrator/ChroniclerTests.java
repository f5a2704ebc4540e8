package io.novelengine.simulation.narrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Happening;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.engine.Story;
import io.novelengine.simulation.narrator.frames.Lexicon;
import io.novelengine.simulation.narrator.frames.Tags;
import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.measure.Metric;
import io.novelengine.simulation.narrator.measure.TextMetrics;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Stories that the engine makes of the built-in casts and scenarios, as they are told. */
class ChroniclerTests {

    private record Performance(Setup setup, Story story, List<Passage> passages, Chronicle chronicle, Telling telling) {

        String text() {
            return passages.stream().map(Passage::text).collect(Collectors.joining("\n\n"));
        }

        String worded(String text) {
            return new Casting(setup, story.parts(), story.things()).worded(text);
        }

        List<Paragraph> paragraphs() {
            return passages.stream()
                    .flatMap(passage -> passage.paragraphs().stream())
                    .toList();
        }
    }

    private static Performance perform(Scenario scenario, List<Persona> cast, long seed, int turns, Style style) {
        var setup = Setup.of(scenario, cast.subList(0, Math.min(5, cast.size())), seed, turns);
        var story = new Engine().tell(setup);
        var telling = Chronicler.begin(setup, story.parts(), story.things(), style);
        var passages = new ArrayList<Passage>();
        for (var turn : story.turns()) {
            var told = Chronicler.tell(telling, turn);
            telling = told.telling();
            passages.add(told.passage());
        }
        return new Performance(setup, story, passages, Chronicler.finish(telling, story.turns(), passages), telling);
    }

    private static Performance perform(long seed) {
        return perform(
                Library.scenario(Library.scenarios().getFirst()),
                Library.cast(Library.casts().getFirst()),
                seed,
                12,
                Style.DEFAULT);
    }

    private static List<Performance> everything(int seeds) {
        var all = new ArrayList<Performance>();
        var casts = Library.casts();
        var number = 0;
        for (var scenario : Library.scenarios()) {
            for (var seed = 1; seed <= seeds; seed++) {
                all.add(perform(
                        Library.scenario(scenario),
                        Library.cast(casts.get(number++ % casts.size())),
                        seed,
                        12,
                        Style.DEFAULT));
            }
        }
        return all;
    }

    @Test
    void sameSeedSameStoryWhateverTheLocale() {
        var one = perform(7);
        var locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(perform(7).text()).isEqualTo(one.text());
        } finally {
            Locale.setDefault(locale);
        }
        assertThat(perform(8).text()).isNotEqualTo(one.text());
    }

    @Test
    void beginsWithThePremiseAndEndsWithTheEnding() {
        var story = perform(3);
        var last = story.story().events().getLast();

        assertThat(story.text())
                .startsWith(story.worded(story.setup().scenario().premise()));
        assertThat(last.type()).isEqualTo(Happening.ENDING);
        assertThat(story.text()).endsWith(story.worded(last.text()));
        assertThat(story.chronicle().closing())
                .isEqualTo(story.paragraphs().getLast().text());
    }

    @Test
    void tellsOnlyEventsThatHappenedAndEveryHappeningAtMostOnce() {
        for (var story : everything(1)) {
            var told = story.paragraphs().stream()
                    .flatMap(paragraph -> paragraph.events().stream())
                    .toList();
            assertThat(story.story().events().stream().map(Event::id).toList()).containsAll(told);
            for (var event : story.story().events()) {
                if (!event.isAct() && !event.text().isEmpty()) {
                    var once = event.type().equals(Happening.THREAT) && !told.contains(event.id()) ? 1 : 2;
                    var words = story.worded(event.text()).substring(1);
                    assertThat(story.text().split(Pattern.quote(words), -1))
                            .as(event.text())
                            .hasSize(once);
                }
            }
        }
    }

    @Test
    void namesNobodyWhoIsNotThere() {
        for (var story : everything(2)) {
            assertThat(TextMetrics.unknownNames(story.text(), allowed(story))).isEmpty();
        }
    }

    private static Set<String> allowed(Performance story) {
        var texts = new ArrayList<String>();
        var scenario = story.setup().scenario();
        texts.add(scenario.title() + " " + scenario.premise() + " " + scenario.question() + " " + scenario.threat());
        texts.add(scenario.endings().toString()
                + scenario.places()
                + scenario.items()
                + scenario.secrets()
                + scenario.roles()
                + scenario.complications()
                + scenario.wordings());
        story.setup().cast().forEach(persona -> texts.add(persona.toString()));
        return texts.stream()
                .flatMap(text -> List.of(text.replace("’", "'").split("[^\\p{L}']+")).stream())
                .map(word -> word.replaceAll("'s$", "").replaceAll("^'+|'+$", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void keepsLengthDialogueAndScenesWithinBounds() {
        for (var story : everything(2)) {
            assertThat(Words.of(story.text()).size())
                    .as(story.setup().scenario().slug())
                    .isBetween(1000, 2500);
            assertThat(TextMetrics.dialogueShare(story.text())).isBetween(0.15, 0.45);
            assertThat(story.paragraphs().stream().filter(Paragraph::scene).count())
                    .isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void keepsTheGatesOnPooledWindows() {
        var texts = everything(3).stream().map(Performance::text).toList();
        var pooled = TextMetrics.pooled(texts, 1000);
        for (var metric : Metric.values()) {
            assertThat(metric.holds(pooled.get(metric)))
                    .as("%s %.3f", metric.label(), pooled.get(metric))
                    .isTrue();
        }
    }

    @Test
    void saysNoLongSentenceTwiceInAStory() {
        for (var story : everything(2)) {
            assertThat(story.paragraphs().stream()
                            .flatMap(paragraph -> Typography.sentences(paragraph.text()).stream())
                            .map(Words::of)
                            .filter(words -> words.size() > 4)
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void leavesNoTraceOfFrames() {
        for (var story : everything(2)) {
            assertThat(story.text())
                    .doesNotContain("{", "}", "[", "]", "|", "null", "  ", " ,", "..", "a/an", "\u0001");
        }
    }

    @Test
    void tellsInThePresentTense() {
        var story = perform(
                Library.scenario(Library.scenarios().getFirst()),
                Library.cast(Library.casts().getFirst()),
                5,
                12,
                Style.of("third", "present", "grave"));

        assertThat(story.text()).contains(" says");
        assertThat(story.text()).doesNotContain("” said", "” asked");
    }

    @Test
    void tellsInTheFirstPersonOfTheOneWithTheWeightiestAim() {
        var number = 0;
        for (var scenario : Library.scenarios()) {
            var tense = number % 2 == 0 ? "past" : "present";
            var story = perform(
                    Library.scenario(scenario),
                    Library.cast(Library.casts().get(number++ % Library.casts().size())),
                    6,
                    12,
                    Style.of("first", tense, "wry"));
            var teller = Rivals.chief(new Casting(
                    story.setup(), story.story().parts(), story.story().things()));
            var name = story.setup().cast().stream()
                    .filter(persona -> persona.slug().equals(teller))
                    .findFirst()
                    .orElseThrow()
                    .name();
            var told = story.text().replaceAll("“[^”]*”", "");

            assertThat(told).containsPattern("\\b(I|me|my)\\b");
            assertThat(told.split(Pattern.quote(name), -1)).as(name).hasSizeLessThanOrEqualTo(2);
            assertThat(told)
                    .doesNotContainPattern("(?<!and )\\bI (were|is|are|has|does|goes|himself|herself)\\b")
                    .doesNotContainPattern("\\b(to|with|by|from|upon|beside) I\\b");
            assertThat(story.chronicle().synopsis()).contains(name);
        }
    }

    @Test
    void aGraveTellerUsesOtherWordsThanAWryOne() {
        var scenario = Library.scenario(Library.scenarios().getFirst());
        var cast = Library.cast(Library.casts().getFirst());
        var wry = perform(scenario, cast, 5, 12, Style.of("third", "past", "wry"));
        var grave = perform(scenario, cast, 5, 12, Style.of("third", "past", "grave"));

        assertThat(grave.story()).isEqualTo(wry.story());
        assertThat(grave.text()).isNotEqualTo(wry.text());
        assertThat(uses(grave, "grave")).isGreaterThan(2);
        assertThat(uses(wry, "grave")).isZero();
        assertThat(uses(grave, "wry")).isZero();
    }

    private static long uses(Performance story, String tag) {
        return Lexicon.builtIn().all().stream()
                .filter(frame -> (frame.tags() & Tags.of(tag)) != 0)
                .filter(frame -> story.telling().memory.used(frame) > 0)
                .count();
    }

    @Test
    void bindsEveryPassageOnceAndInOrder() {
        var story = perform(4);

        assertThat(story.chronicle().chapters().stream()
                        .flatMap(chapter -> chapter.passages().stream())
                        .toList())
                .isEqualTo(story.passages());
        assertThat(story.chronicle().chapters())
                .allSatisfy(chapter -> assertThat(chapter.title()).isNotBlank());
        assertThat(story.chronicle().synopsis()).isNotBlank();
    }

    @Test
    void tellsAStoryOfOneTurnAndOfPeopleOfWhomOnlyTheNameIsKnown() {
        var cast = List.of(Persona.named("a", "Ada"), Persona.named("b", "Bert"));
        var story = perform(Library.scenario(Library.scenarios().get(2)), cast, 1, 1, Style.DEFAULT);

        assertThat(story.text()).isNotBlank();
        assertThat(Words.of(perform(Library.scenario(Library.scenarios().get(2)), cast, 1, 40, Style.DEFAULT)
                                .text())
                        .size())
                .isGreaterThan(1000);
    }
}
