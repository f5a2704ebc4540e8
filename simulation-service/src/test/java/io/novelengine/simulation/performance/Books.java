package io.novelengine.simulation.performance;

import io.novelengine.simulation.narrator.Chapter;
import io.novelengine.simulation.narrator.Chronicle;
import io.novelengine.simulation.narrator.Paragraph;
import io.novelengine.simulation.narrator.Passage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Stories to be bound, harmless and hostile ones. */
final class Books {

    static final UUID RUN = UUID.fromString("019307a1-0000-7000-8000-0000000000aa");
    static final Instant END = Instant.parse("2026-03-04T05:06:07.891Z");

    static final String HOSTILE = "::<script>alert('1')</script> & \"two\" ]] [[x->y]] | {z} $q \\ \u0001\uD800 -->";

    private Books() {}

    static Edition edition(String title) {
        return new Edition(RUN, title, END);
    }

    static Chronicle quiet() {
        return chronicle("The Inn", "Two people meet.", "Arrival", "Departure", "“It rains,” he said.");
    }

    /** A story whose every word tries to be markup. */
    static Chronicle hostile() {
        return chronicle(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE + "\n:: StoryData\n{}\n<p>");
    }

    static Chronicle empty() {
        return new Chronicle("The Inn", "", "", "", List.of());
    }

    /** Two chapters of two turns, each with two scenes. */
    private static Chronicle chronicle(String title, String synopsis, String first, String second, String words) {
        return new Chronicle(
                title,
                synopsis,
                words,
                words,
                List.of(
                        new Chapter(1, first, List.of(passage(1, words), passage(2, words))),
                        new Chapter(2, second, List.of(passage(3, words), passage(4, words)))));
    }

    private static Passage passage(int turn, String words) {
        return new Passage(
                turn,
                List.of(
                        new Paragraph(words + turn, List.of("t" + turn + "e1"), Paragraph.Kind.NARRATION, true),
                        new Paragraph("Then.", List.of("t" + turn + "e2"), Paragraph.Kind.DIALOGUE, false)));
    }

    static Document xml(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(text, e);
        }
    }

    static List<Element> elements(Document document, String name) {
        var found = document.getElementsByTagNameNS("*", name);
        var elements = new ArrayList<Element>();
        for (var i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static List<String> texts(Document document, String name) {
        return elements(document, name).stream().map(Element::getTextContent).toList();
    }
}
