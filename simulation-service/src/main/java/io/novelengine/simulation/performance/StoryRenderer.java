package io.novelengine.simulation.performance;

import io.novelengine.simulation.engine.Setup;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes a story in the formats that it can be read in. */
@Component
class StoryRenderer {

    private static final String BREAK = "* * *";

    ToldStory render(String title, Setup setup, List<JsonNode> turns, StoryFormat format) {
        var paragraphs = paragraphs(turns);
        return switch (format) {
            case TEXT -> new ToldStory(format.contentType(), text(title, paragraphs, ""));
            case MARKDOWN -> new ToldStory(format.contentType(), text("# " + title, paragraphs, "\\"));
            case JSON ->
                new ToldStory(
                        format.contentType(),
                        new JsonStory(
                                title,
                                setup.cast().stream()
                                        .map(persona -> persona.name())
                                        .toList(),
                                paragraphs));
        };
    }

    private static List<JsonParagraph> paragraphs(List<JsonNode> turns) {
        var paragraphs = new ArrayList<JsonParagraph>();
        for (var turn : turns) {
            for (var paragraph : turn.path("paragraphs")) {
                paragraphs.add(new JsonParagraph(
                        turn.path("number").asInt(),
                        paragraph.path("text").asString(),
                        paragraph.path("events").values().stream()
                                .map(JsonNode::asString)
                                .toList(),
                        paragraph.path("kind").asString(),
                        paragraph.path("scene").asBoolean()));
            }
        }
        return paragraphs;
    }

    private static String text(String title, List<JsonParagraph> paragraphs, String escape) {
        var text = new StringBuilder(title).append('\n');
        for (var i = 0; i < paragraphs.size(); i++) {
            if (i > 0 && paragraphs.get(i).scene()) {
                text.append('\n').append(BREAK.replace("*", escape + "*")).append('\n');
            }
            text.append('\n').append(paragraphs.get(i).text()).append('\n');
        }
        return text.toString();
    }

    /** A story as data: its paragraphs with the ids of the events they tell. */
    record JsonStory(String title, List<String> cast, List<JsonParagraph> paragraphs) {}

    /** A paragraph of a turn. */
    record JsonParagraph(int turn, String text, List<String> events, String kind, boolean scene) {}
}
