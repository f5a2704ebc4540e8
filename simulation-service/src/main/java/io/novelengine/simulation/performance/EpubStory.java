package io.novelengine.simulation.performance;

import io.novelengine.simulation.narrator.Chapter;
import io.novelengine.simulation.narrator.Chronicle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A story as an EPUB 3 book: the same bytes for the same story. */
final class EpubStory {

    /*
     * Nothing is compressed: what a deflater writes depends on the library that a JVM was built with, and a story is
     * small. Entries bear a fixed local time, which the format stores without a zone.
     */

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
            <rootfiles>
            <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
            </rootfiles>
            </container>
            """;

    private static final String STYLE = """
            body { margin: 0 5%; line-height: 1.5; }
            h1, h2 { font-weight: normal; line-height: 1.25; text-align: center; }
            h1 { margin: 2em 0 1.5em; }
            p { margin: 0; text-align: justify; orphans: 2; widows: 2; }
            p + p { text-indent: 1.5em; }
            hr { border: 0; margin: 1.5em 0; text-align: center; }
            hr::before { content: "*\\2003*\\2003*"; }
            nav ol { list-style: none; padding: 0; }
            .title { margin-top: 30%; }
            .synopsis { font-style: italic; text-align: center; }
            """;

    private EpubStory() {}

    static byte[] write(Edition edition, Chronicle chronicle) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "mimetype", "application/epub+zip");
            add(zip, "META-INF/container.xml", CONTAINER);
            add(zip, "EPUB/package.opf", description(edition, chronicle));
            add(zip, "EPUB/nav.xhtml", contents(edition, chronicle));
            add(zip, "EPUB/style.css", STYLE);
            add(zip, "EPUB/title.xhtml", title(edition, chronicle));
            for (var chapter : chronicle.chapters()) {
                add(zip, "EPUB/" + file(chapter), chapter(chapter));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String description(Edition edition, Chronicle chronicle) {
        var synopsis = Markup.escape(chronicle.synopsis().strip());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="en">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                """ + "<dc:identifier id=\"book\">urn:uuid:" + edition.publication() + "</dc:identifier>\n<dc:title>"
                + Markup.escape(edition.cover()) + "</dc:title>\n<dc:language>en</dc:language>\n"
                + "<dc:creator>Novel Engine</dc:creator>\n"
                + (synopsis.isEmpty() ? "" : "<dc:description>" + synopsis + "</dc:description>\n")
                + "<meta property=\"dcterms:modified\">" + edition.modified().truncatedTo(ChronoUnit.SECONDS)
                + "</meta>\n" + """
                <meta property="schema:accessMode">textual</meta>
                <meta property="schema:accessModeSufficient">textual</meta>
                <meta property="schema:accessibilityFeature">tableOfContents</meta>
                <meta property="schema:accessibilityHazard">none</meta>
                </metadata>
                <manifest>
                <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="style" href="style.css" media-type="text/css"/>
                <item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
                """
                + chronicle.chapters().stream()
                        .map(chapter -> "<item id=\"" + id(chapter) + "\" href=\"" + file(chapter)
                                + "\" media-type=\"application/xhtml+xml\"/>\n")
                        .collect(Collectors.joining())
                + "</manifest>\n<spine>\n<itemref idref=\"title\"/>\n"
                + chronicle.chapters().stream()
                        .map(chapter -> "<itemref idref=\"" + id(chapter) + "\"/>\n")
                        .collect(Collectors.joining())
                + "</spine>\n</package>\n";
    }

    private static String contents(Edition edition, Chronicle chronicle) {
        var chapters = chronicle.chapters().stream()
                .map(chapter -> link(file(chapter), Markup.heading(chapter)))
                .collect(Collectors.joining());
        return page(
                edition.cover(),
                "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n<h1>Contents</h1>\n<ol>\n"
                        + link("title.xhtml", edition.cover()) + chapters + "</ol>\n</nav>\n");
    }

    private static String link(String file, String text) {
        return "<li><a href=\"" + file + "\">" + Markup.escape(text) + "</a></li>\n";
    }

    private static String title(Edition edition, Chronicle chronicle) {
        var synopsis = Markup.escape(chronicle.synopsis());
        return page(
                edition.cover(),
                "<section epub:type=\"titlepage\">\n<h1 class=\"title\">" + Markup.escape(edition.cover()) + "</h1>\n"
                        + (synopsis.isEmpty() ? "" : "<p class=\"synopsis\">" + synopsis + "</p>\n")
                        + "</section>\n");
    }

    private static String chapter(Chapter chapter) {
        var heading = Markup.heading(chapter);
        return page(
                heading,
                "<section epub:type=\"chapter\" role=\"doc-chapter\">\n<h1>" + Markup.escape(heading) + "</h1>\n"
                        + Markup.body(chapter) + "</section>\n");
    }

    private static String page(String title, String body) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
                <head>
                """ + "<title>" + Markup.escape(title) + "</title>\n"
                + "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n" + body
                + "</body>\n</html>\n";
    }

    private static String id(Chapter chapter) {
        return "chapter-" + chapter.number();
    }

    private static String file(Chapter chapter) {
        return id(chapter) + ".xhtml";
    }
}
