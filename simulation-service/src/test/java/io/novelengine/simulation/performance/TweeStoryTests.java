package io.novelengine.simulation.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TweeStoryTests {

    private static final Pattern PASSAGE = Pattern.compile("(?ms)^::(.*?)$(.*?)(?=^::|\\z)");
    private static final Pattern HEADER = Pattern.compile("((?:[^\\[\\]{}\\\\]|\\\\.)+)(\\{.*})?");
    private static final Pattern LINK = Pattern.compile("\\[\\[(.*?)]]");
    private static final Pattern REFERENCE = Pattern.compile("&#(\\d+);");

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void leadsFromTheTitlePageThroughAllScenesToTheLast() {
        var story = parse(TweeStory.write(Books.edition("The Inn"), Books.quiet()));
        assertThat(story.keySet())
                .containsExactly(
                        "StoryTitle",
                        "StoryData",
                        "Title page",
                        "1. Arrival",
                        "1. Arrival, scene 2",
                        "2. Departure",
                        "2. Departure, scene 2");
        assertThat(story.get("StoryTitle")).isEqualTo("The Inn");
        assertThat(walk(story)).isEqualTo(List.copyOf(story.keySet()).subList(2, 7));
        assertThat(story.get("1. Arrival")).contains("“It rains,” he said.1\n\nThen.");
    }

    @Test
    void hasTheSameIdForTheSameRunAsTweeWantsIt() {
        var data = data(parse(TweeStory.write(Books.edition("The Inn"), Books.quiet())));
        var ifid = data.get("ifid").asString();
        assertThat(ifid).isUpperCase().hasSize(36);
        assertThat(UUID.fromString(ifid).version()).isEqualTo(4);
        assertThat(UUID.fromString(ifid).variant()).isEqualTo(2);
        assertThat(Books.edition("Another title").ifid()).isEqualTo(ifid);
        assertThat(new Edition(new UUID(1, 2), "The Inn", Books.END).ifid()).isNotEqualTo(ifid);
        assertThat(data.get("start").asString()).isEqualTo("Title page");
    }

    @Test
    void hostileWordsStayWordsAndLinksStillLead() {
        var story = parse(TweeStory.write(Books.edition(Books.HOSTILE), Books.hostile()));
        assertThat(story).hasSize(7);
        assertThat(story.get("StoryTitle")).startsWith("::<script>alert");
        assertThat(walk(story)).hasSize(5).allSatisfy(name -> assertThat(name)
                .doesNotContain("[[", "]]", "->", "<-", "|"));
        assertThat(walk(story).get(1)).contains("{z}", " \\ ");
        story.forEach((name, text) -> {
            if (!name.startsWith("Story")) {
                var rest = LINK.matcher(text).replaceAll("");
                assertThat(rest.replaceAll("</?(h1|h2|em)>|&#\\d+;", "")).doesNotContainPattern("[<>\\[\\]{}$|&\\\\]");
            }
        });
        var shown = REFERENCE.matcher(story.get("Title page")).replaceAll(TweeStoryTests::character);
        assertThat(shown).contains("<h1>::<script>alert('1')</script> & \"two\" ]] [[x->y]] | {z} $q \\ \uFFFD");
    }

    @Test
    void aParagraphBeginsNoList() {
        var text = TweeStory.write(Books.edition("1. The Inn"), Books.hostile());
        assertThat(text).contains("<h1>1. The Inn</h1>").contains("\n&#58;&#58;&#60;script");
    }

    @Test
    void aStoryOfWhichNothingIsToldYetHasATitlePage() {
        var story = parse(TweeStory.write(Books.edition("The Inn"), Books.empty()));
        assertThat(walk(story)).containsExactly("Title page");
    }

    private static String character(MatchResult reference) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(reference.group(1))));
    }

    private static List<String> walk(Map<String, String> story) {
        var names = new ArrayList<String>();
        for (var name = data(story).get("start").asString(); name != null; ) {
            assertThat(story).containsKey(name);
            assertThat(names).doesNotContain(name);
            names.add(name);
            var link = LINK.matcher(story.get(name));
            name = link.find() ? link.group(1).substring(link.group(1).lastIndexOf("->") + 2) : null;
        }
        return names;
    }

    private static JsonNode data(Map<String, String> story) {
        return JSON.readTree(story.get("StoryData"));
    }

    /** Names, without escapes, and texts of the passages. */
    private static Map<String, String> parse(String source) {
        assertThat(source).startsWith("::");
        var story = new LinkedHashMap<String, String>();
        PASSAGE.matcher(source).results().forEach(passage -> {
            var header = HEADER.matcher(passage.group(1));
            assertThat(header.matches()).as(passage.group(1)).isTrue();
            if (header.group(2) != null) {
                assertThat(JSON.readTree(header.group(2)).get("position").asString())
                        .matches("\\d+,\\d+");
            }
            var name = header.group(1).strip().replaceAll("\\\\(.)", "$1");
            assertThat(story.put(name, passage.group(2).strip())).as(name).isNull();
        });
        return story;
    }
}
