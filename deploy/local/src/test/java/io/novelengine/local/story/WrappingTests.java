package io.novelengine.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;

class WrappingTests {

    @Property
    void keepsEveryWordAndBreaksOnlyBetweenThem(
            @ForAll List<@AlphaChars @NotBlank @StringLength(min = 1, max = 15) String> words,
            @ForAll @IntRange(min = 20, max = 100) int width) {
        String text = String.join(" ", words);

        String wrapped = new Wrapping(width).of(text);

        assertThat(wrapped.lines().collect(Collectors.joining(" "))).isEqualTo(text);
        assertThat(wrapped.lines()).allMatch(line -> line.length() <= width);
    }

    @Property
    void leavesShortLinesAsTheyAre(@ForAll @IntRange(min = 20, max = 100) int width) {
        assertThat(new Wrapping(width).of("Title\n\n  indented\n")).isEqualTo("Title\n\n  indented\n");
    }
}
