package io.novelengine.simulation.performance;

import io.novelengine.simulation.narrator.Chapter;
import io.novelengine.simulation.narrator.Paragraph;
import java.util.List;
import java.util.stream.Collectors;

/** Words as XHTML: nothing in them can be read as markup. */
final class Markup {

    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {}

    /** The text with every character that XML forbids replaced by U+FFFD. */
    static String legible(String text) {
        return text.codePoints()
                .map(point -> isAllowed(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point < 0x7F
                || point >= 0xA0 && point < 0xD800
                || point > 0xDFFF && (point & 0xFFFE) != 0xFFFE && !(point >= 0xFDD0 && point <= 0xFDEF);
    }

    /** The text for element content and for attributes in either kind of quotes. */
    static String escape(String text) {
        return legible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** What stands over a chapter. */
    static String heading(Chapter chapter) {
        return chapter.number() + ". " + chapter.title();
    }

    /** The paragraphs of a chapter, its scenes apart by rules. */
    static String body(Chapter chapter) {
        return Scenes.of(chapter).stream().map(Markup::scene).collect(Collectors.joining("<hr/>\n"));
    }

    private static String scene(List<Paragraph> scene) {
        return scene.stream()
                .map(paragraph -> "<p>" + escape(paragraph.text()) + "</p>\n")
                .collect(Collectors.joining());
    }
}
