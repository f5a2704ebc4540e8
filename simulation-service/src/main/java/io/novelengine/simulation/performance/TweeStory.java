package io.novelengine.simulation.performance;

import io.novelengine.simulation.narrator.Chapter;
import io.novelengine.simulation.narrator.Chronicle;
import io.novelengine.simulation.narrator.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A story as Twee 3 source: a title page and one passage for each scene, each with a link to the next. */
final class TweeStory {

    /*
     * Twee fixes headers and leaves the markup of the text to the story format that a reader picks later. So that each
     * of them shows the words as they are, a character that any of them takes for markup is written as a character
     * reference. The name in a link cannot be escaped at all: names do without the characters that end one.
     */

    private static final String START = "Title page";
    private static final int GRID = 150;
    private static final int ASCII = 0x7F;
    private static final String HARMLESS = " ,.;!?:-";

    private TweeStory() {}

    static String write(Edition edition, Chronicle chronicle) {
        var scenes = new ArrayList<Scene>();
        for (var chapter : chronicle.chapters()) {
            scenes(chapter, scenes);
        }
        var out = new StringBuilder(":: StoryTitle\n");
        var title = edition.cover();
        out.append(title.startsWith("::") ? " " : "").append(title);
        out.append("\n\n\n:: StoryData\n").append(data(edition));
        header(START, 0, 0, out);
        out.append("<h1>").append(text(title)).append("</h1>\n\n");
        if (!chronicle.synopsis().isBlank()) {
            out.append("<em>").append(text(chronicle.synopsis())).append("</em>\n\n");
        }
        link("Begin", scenes, 0, out);
        for (var i = 0; i < scenes.size(); i++) {
            scenes.get(i).write(out);
            link("Read on", scenes, i + 1, out);
        }
        return out.toString().strip() + "\n";
    }

    private static void scenes(Chapter chapter, List<Scene> scenes) {
        var heading = Markup.heading(chapter);
        var number = 0;
        for (var paragraphs : Scenes.of(chapter)) {
            number++;
            scenes.add(new Scene(
                    name(number == 1 ? heading : heading + ", scene " + number),
                    number == 1 ? heading : "",
                    chapter.number(),
                    number,
                    paragraphs));
        }
    }

    private static String data(Edition edition) {
        var data = new LinkedHashMap<String, Object>();
        data.put("ifid", edition.ifid());
        data.put("start", START);
        return CanonicalJson.write(data);
    }

    private static void header(String name, int column, int row, StringBuilder out) {
        out.append("\n\n\n:: ").append(name.replaceAll("[\\\\\\[\\]{}]", "\\\\$0"));
        out.append(" {\"position\":\"%d,%d\",\"size\":\"100,100\"}\n".formatted(GRID * (column + 1), GRID * (row + 1)));
    }

    private static void link(String words, List<Scene> scenes, int next, StringBuilder out) {
        if (next < scenes.size()) {
            out.append("[[")
                    .append(words)
                    .append("->")
                    .append(scenes.get(next).name())
                    .append("]]");
        }
    }

    private static String name(String text) {
        return line(text)
                .replace('[', '(')
                .replace(']', ')')
                .replace('<', '(')
                .replace('>', ')')
                .replace('|', '/')
                .replace('"', '\'');
    }

    private static String line(String text) {
        return Markup.legible(text).strip().replaceAll("\\s+", " ");
    }

    /** The words so that no story format finds markup in them. */
    private static String text(String words) {
        var out = new StringBuilder();
        var before = 0;
        for (var point : line(words).codePoints().toArray()) {
            var harmless = HARMLESS.indexOf(point) >= 0 && point != before;
            if (point > ASCII || Character.isLetterOrDigit(point) || harmless) {
                out.appendCodePoint(point);
            } else {
                out.append(reference(point));
            }
            before = point;
        }
        return out.toString();
    }

    /** The words as a paragraph: what begins a list or a heading at the begin of a line does not do so here. */
    private static String paragraph(String words) {
        var text = text(words);
        var first = text.isEmpty() ? 'x' : text.charAt(0);
        return first > ASCII || first == '&' || Character.isLetter(first) ? text : reference(first) + text.substring(1);
    }

    private static String reference(int point) {
        return "&#" + point + ";";
    }

    private record Scene(String name, String heading, int chapter, int number, List<Paragraph> paragraphs) {

        void write(StringBuilder out) {
            TweeStory.header(name, chapter, number - 1, out);
            if (!heading.isEmpty()) {
                out.append("<h2>").append(text(heading)).append("</h2>\n\n");
            }
            paragraphs.forEach(paragraph ->
                    out.append(TweeStory.paragraph(paragraph.text())).append("\n\n"));
        }
    }
}
