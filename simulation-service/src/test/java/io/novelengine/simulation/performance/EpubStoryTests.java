package io.novelengine.simulation.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.narrator.Chronicle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpubStoryTests {

    @TempDir
    Path folder;

    @Test
    void theOfficialCheckerFindsNothingToSay() {
        assertThat(complaints(book("The Inn", Books.quiet()))).isEmpty();
        assertThat(complaints(book(Books.HOSTILE, Books.hostile()))).isEmpty();
        assertThat(complaints(book(" ", Books.empty()))).isEmpty();
    }

    @Test
    void theCheckerWouldSayIfSomethingWereWrong() {
        var broken = new String(book("The Inn", Books.quiet()), StandardCharsets.ISO_8859_1)
                .replace("application/oebps-package+xml", "application/oebps-package+xxl")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(complaints(broken)).singleElement().asString().startsWith("RSC-003");
    }

    private List<String> complaints(byte[] book) {
        return EpubComplaints.of(book, folder);
    }

    @Test
    void beginsWithItsTypeSoThatTheFirstBytesTell() {
        var start = new String(book("The Inn", Books.quiet()), 0, 58, StandardCharsets.US_ASCII);
        assertThat(start.substring(30)).isEqualTo("mimetypeapplication/epub+zip");
        assertThat(start.charAt(8)).as("method: stored").isEqualTo('\0');
        assertThat(start.charAt(28)).as("no extra field").isEqualTo('\0');
    }

    @Test
    void saysWhatItIs() {
        var files = files(book("The Inn", Books.quiet()));
        assertThat(files)
                .containsOnlyKeys(
                        "mimetype",
                        "META-INF/container.xml",
                        "EPUB/package.opf",
                        "EPUB/nav.xhtml",
                        "EPUB/style.css",
                        "EPUB/title.xhtml",
                        "EPUB/chapter-1.xhtml",
                        "EPUB/chapter-2.xhtml");
        var description = Books.xml(files.get("EPUB/package.opf"));
        var id = Books.texts(description, "identifier").getFirst();
        assertThat(id).startsWith("urn:uuid:");
        assertThat(UUID.fromString(id.substring(9)).version()).isEqualTo(5);
        assertThat(Books.texts(description, "title")).containsExactly("The Inn");
        assertThat(Books.texts(description, "language")).containsExactly("en");
        assertThat(Books.texts(description, "description")).containsExactly("Two people meet.");
        assertThat(Books.texts(description, "meta")).contains("2026-03-04T05:06:07Z");
        assertThat(Books.texts(Books.xml(files.get("EPUB/nav.xhtml")), "a"))
                .containsExactly("The Inn", "1. Arrival", "2. Departure");
        var chapter = Books.xml(files.get("EPUB/chapter-1.xhtml"));
        assertThat(Books.texts(chapter, "h1")).containsExactly("1. Arrival");
        assertThat(Books.texts(chapter, "p"))
                .containsExactly("“It rains,” he said.1", "Then.", "“It rains,” he said.2", "Then.");
        assertThat(Books.elements(chapter, "hr")).hasSize(1);
    }

    @Test
    void isTheSameToTheByteInEveryTimeZoneAndAnotherForAnotherRun() {
        var book = book("The Inn", Books.quiet());
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(book("The Inn", Books.quiet())).isEqualTo(book);
        } finally {
            TimeZone.setDefault(zone);
        }
        var other = new Edition(new UUID(1, 2), "The Inn", Books.END);
        assertThat(EpubStory.write(other, Books.quiet())).isNotEqualTo(book);
    }

    private static byte[] book(String title, Chronicle chronicle) {
        return EpubStory.write(Books.edition(title), chronicle);
    }

    private static Map<String, String> files(byte[] book) {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = new ByteArrayOutputStream();
                zip.transferTo(content);
                files.put(entry.getName(), content.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
