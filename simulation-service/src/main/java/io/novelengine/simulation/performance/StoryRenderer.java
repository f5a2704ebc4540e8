package io.novelengine.simulation.performance;

import io.novelengine.simulation.narrator.Chapter;
import io.novelengine.simulation.narrator.Chronicle;
import io.novelengine.simulation.narrator.Paragraph;
import io.novelengine.simulation.narrator.Passage;
import io.novelengine.simulation.narrator.Rendering;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes a story in the formats that it can be read in. */
@Component
class StoryRenderer {

    ToldStory render(String title, Chronicle chronicle, StoryFormat format) {
        var titled = new Chronicle(
                title, chronicle.synopsis(), chronicle.opening(), chronicle.closing(), chronicle.chapters());
        return switch (format) {
            case TEXT -> new ToldStory(format.contentType(), Rendering.text(titled));
            case MARKDOWN -> new ToldStory(format.contentType(), Rendering.markdown(titled));
            case JSON -> new ToldStory(format.contentType(), json(titled));
        };
    }

    /** The paragraphs as one chapter without a title, for a story that cannot be bound again. */
    ToldStory render(String title, List<JsonNode> turns, StoryFormat format) {
        var passages = turns.stream().map(StoryRenderer::passage).toList();
        var chapters = List.of(new Chapter(1, title, passages));
        return render(title, new Chronicle(title, "", "", "", chapters), format);
    }

    private static Passage passage(JsonNode turn) {
        var paragraphs = new ArrayList<Paragraph>();
        for (var paragraph : turn.path("paragraphs")) {
            paragraphs.add(new Paragraph(
                    paragraph.path("text").asString(),
                    paragraph.path("events").values().stream()
                            .map(JsonNode::asString)
                            .toList(),
                    Paragraph.Kind.valueOf(paragraph.path("kind").asString()),
                    paragraph.path("scene").asBoolean()));
        }
        return new Passage(turn.path("number").asInt(), paragraphs);
    }

    private static JsonStory json(Chronicle chronicle) {
        var paragraphs = new ArrayList<JsonParagraph>();
        for (var chapter : chronicle.chapters()) {
            for (var passage : chapter.passages()) {
                for (var paragraph : passage.paragraphs()) {
                    paragraphs.add(new JsonParagraph(
                            chapter.number(),
                            passage.turn(),
                            paragraph.text(),
                            paragraph.events(),
                            paragraph.kind(),
                            paragraph.scene()));
                }
            }
        }
        var chapters = chronicle.chapters().stream()
                .map(chapter -> new JsonChapter(chapter.number(), chapter.title()))
                .toList();
        return new JsonStory(
                chronicle.title(), chronicle.synopsis().isEmpty() ? null : chronicle.synopsis(), chapters, paragraphs);
    }

    /** A story as data: its chapters, and its paragraphs with the ids of the events they tell. */
    record JsonStory(
            String title, @Nullable String synopsis, List<JsonChapter> chapters, List<JsonParagraph> paragraphs) {}

    /** A chapter and its title. */
    record JsonChapter(int number, String title) {}

    /** A paragraph of a turn. */
    record JsonParagraph(int chapter, int turn, String text, List<String> events, Paragraph.Kind kind, boolean scene) {}
}
