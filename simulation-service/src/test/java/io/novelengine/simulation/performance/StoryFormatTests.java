package io.novelengine.simulation.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novelengine.shared.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryFormatTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            nullValues = "none",
            value = {
                "none > TEXT",
                "'' > TEXT",
                "*/* > TEXT",
                "text/* > TEXT",
                "text/markdown > MARKDOWN",
                "application/* > JSON",
                "application/json > JSON",
                "application/epub+zip > EPUB",
                "text/x-twee > TWEE",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 > HTML",
                "text/plain;q=0.5,application/epub+zip > EPUB",
                "image/png,text/x-twee;q=0.1 > TWEE",
                "text/plain;q=0,*/* > MARKDOWN"
            })
    void isTheOneThatIsLikedBest(String accept, StoryFormat format) {
        assertThat(StoryFormat.of(accept)).isEqualTo(format);
    }

    @Test
    void namesWhatThereIsWhenNothingFits() {
        assertThatThrownBy(() -> StoryFormat.of("image/png"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("text/html, application/json, application/epub+zip, text/x-twee");
    }

    @Test
    void isNeverOneThatIsRefused() {
        assertThatThrownBy(() -> StoryFormat.of("text/html;q=0")).isInstanceOf(ProblemException.class);
    }

    @Test
    void filesBearTheTitleAsFarAsAFileCan() {
        assertThat(Books.edition("The Inn: a Tale").fileName("epub")).isEqualTo("the-inn-a-tale.epub");
        assertThat(Books.edition("../\"x\"\r\n; y").fileName("epub")).isEqualTo("x-y.epub");
        assertThat(Books.edition("Über Æther").fileName("twee")).isEqualTo("über-æther.twee");
        assertThat(Books.edition("***").fileName("twee")).isEqualTo("story.twee");
        assertThat(Books.edition("long ".repeat(40)).fileName("epub")).hasSizeLessThanOrEqualTo(65);
    }
}
