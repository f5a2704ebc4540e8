package io.novelengine.simulation.performance;

import io.novelengine.simulation.narrator.Chapter;
import io.novelengine.simulation.narrator.Chronicle;
import io.novelengine.simulation.narrator.Paragraph;
import io.novelengine.simulation.narrator.Passage;
import io.novelengine.simulation.narrator.Rendering;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes a story in the formats that it can be read in. */
@Component
class StoryRenderer {

    ToldStory render(Edition edition, Chronicle chronicle, StoryFormat format) {
        var titled = new Chronicle(
                edition.title(), chronicle.synopsis(), chronicle.opening(), chronicle.closing(), chronicle.chapters());
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.CONTENT_TYPE, format.contentType());
        var body =
                switch (format) {
                    case TEXT -> Rendering.text(titled);
                    case MARKDOWN -> Rendering.markdown(titled);
                    case JSON -> json(titled);
                    case HTML -> {
                        headers.put("Content-Security-Policy", HtmlStory.CONTENT_POLICY);
                        yield HtmlStory.write(edition, titled);
                    }
                    case EPUB -> {
                        headers.put(HttpHeaders.CONTENT_DISPOSITION, download(edition.fileName("epub")));
                        yield EpubStory.write(edition, titled);
                    }
                    case TWEE -> {
                        headers.put(HttpHeaders.CONTENT_DISPOSITION, download(edition.fileName("twee")));
                        yield TweeStory.write(edition, titled);
                    }
                };
        return new ToldStory(headers, body);
    }

    /** The paragraphs as one chapter without a title, for a story that cannot be bound again. */
    ToldStory render(Edition edition, List<JsonNode> turns, StoryFormat format) {
        var passages = turns.stream().map(StoryRenderer::passage).toList();
        var chapters = List.of(new Chapter(1, edition.title(), passages));
        return render(edition, new Chronicle(edition.title(), "", "", "", chapters), format);
    }

    private static String download(String name) {
        var file = ContentDisposition.attachment();
        var ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        return (ascii ? file.filename(name) : file.filename(name, StandardCharsets.UTF_8))
                .build()
                .toString();
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
