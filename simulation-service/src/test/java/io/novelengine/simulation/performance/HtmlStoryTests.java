package io.novelengine.simulation.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HtmlStoryTests {

    @Test
    void isOneWellFormedPageWithContentsChaptersAndScenes() {
        var html = HtmlStory.write(Books.edition("The Inn"), Books.quiet());
        var page = Books.xml(html);
        assertThat(html).startsWith("<!DOCTYPE html>");
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(Books.texts(page, "title")).containsExactly("The Inn");
        assertThat(Books.texts(page, "h1")).containsExactly("The Inn");
        assertThat(Books.texts(page, "h2")).containsExactly("1. Arrival", "2. Departure");
        assertThat(Books.texts(page, "p"))
                .startsWith("Two people meet.", "“It rains,” he said.1", "Then.")
                .hasSize(9);
        assertThat(Books.elements(page, "hr"))
                .as("between two scenes of each chapter")
                .hasSize(2);
        var targets = Books.elements(page, "section").stream()
                .map(section -> "#" + section.getAttribute("id"))
                .toList();
        assertThat(Books.elements(page, "a").stream().map(link -> link.getAttribute("href")))
                .containsExactlyElementsOf(targets);
    }

    @Test
    void loadsNothingAndHasStylesForNightAndPaper() {
        var page = Books.xml(HtmlStory.write(Books.edition("The Inn"), Books.quiet()));
        assertThat(Books.texts(page, "style")).singleElement().satisfies(style -> assertThat(style)
                .contains("prefers-color-scheme: dark", "@media print")
                .doesNotContain("url(", "@import"));
        for (var name : new String[] {"script", "link", "img", "iframe", "base", "form"}) {
            assertThat(Books.elements(page, name)).as(name).isEmpty();
        }
    }

    @Test
    void itsPolicyAllowsItsOwnStyleAndNothingElse() throws Exception {
        var style = Books.texts(Books.xml(HtmlStory.write(Books.edition("The Inn"), Books.quiet())), "style")
                .getFirst();
        var hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(HtmlStory.CONTENT_POLICY)
                .startsWith("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash) + "';")
                .doesNotContain("unsafe", "script-src");
    }

    @Test
    void hostileWordsStayWords() {
        var html = HtmlStory.write(Books.edition(Books.HOSTILE), Books.hostile());
        var page = Books.xml(html);
        assertThat(html).doesNotContain("<script").doesNotContain("\u0001");
        assertThat(Books.elements(page, "script")).isEmpty();
        assertThat(Books.elements(page, "section")).hasSize(2);
        assertThat(Books.texts(page, "h1").getFirst())
                .isEqualTo("::<script>alert('1')</script> & \"two\" ]] [[x->y]] | {z} $q \\ \uFFFD\uFFFD -->");
        assertThat(Books.elements(page, "meta").get(2).getAttribute("content")).contains("<script>", "\"two\"");
    }

    @Test
    void aStoryOfWhichNothingIsToldYetIsAPageToo() {
        var page = Books.xml(HtmlStory.write(Books.edition("The Inn"), Books.empty()));
        assertThat(Books.elements(page, "nav")).isEmpty();
        assertThat(Books.texts(page, "h1")).containsExactly("The Inn");
    }
}
