package io.novelengine.simulation.narrator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The measures on texts whose values are known. */
class TextMetricsTests {

    @Test
    void countsDistinctRunsAndRepeatedStarts() {
        var metrics = TextMetrics.of(Typography.sentences("The cat sat. The cat ran. The dog sat. A bird sang."));

        assertThat(metrics.get(Metric.DISTINCT_1)).isCloseTo(8.0 / 12, within(1e-9));
        assertThat(metrics.get(Metric.COMMONEST_FIRST_WORD)).isEqualTo(0.75);
        assertThat(metrics.get(Metric.SAME_FIRST_TWO)).isEqualTo(0.25);
        assertThat(metrics.get(Metric.ADJACENT_FIRST_WORD)).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(metrics.get(Metric.SENTENCE_LENGTH)).isEqualTo(3);
        assertThat(metrics.get(Metric.SENTENCE_DEVIATION)).isEqualTo(0);
    }

    @Test
    void findsSentencesThatStandTwice() {
        var metrics =
                TextMetrics.of(List.of("He went down to the river.", "She stayed.", "He went down to the river."));

        assertThat(metrics.get(Metric.DUPLICATE_SENTENCES)).isEqualTo(0.5);
    }

    @Test
    void weighsPronounsAgainstNames() {
        var metrics = TextMetrics.of(List.of("Anne saw that Mary had gone.", "She followed her.", "Mary ran."));

        assertThat(metrics.get(Metric.PRONOUN_SHARE)).isCloseTo(2.0 / 4, within(1e-9));
    }

    @Test
    void countsSpokenSentences() {
        assertThat(TextMetrics.dialogueShare("“Go,” he said. He went.\n\n“No. Not I.” She stayed."))
                .isCloseTo(3.0 / 5, within(1e-9));
    }

    @Test
    void findsNamesThatNobodyHas() {
        assertThat(TextMetrics.unknownNames("When Anne came, Bob’s hat fell. “Ask Carl.”", Set.of("Anne")))
                .containsExactly("Bob", "Carl");
    }

    @Test
    void cutsWindowsAtSentences() {
        var windows = Words.windows("One two three. Four five six. Seven eight. Nine.", 4);

        assertThat(windows).containsExactly(List.of("One two three.", "Four five six."));
    }

    @Test
    void naiveTemplatesFailTheGates() {
        var sentences = new ArrayList<String>();
        for (var i = 0; i < 160; i++) {
            sentences.add(List.of("Anne", "Bob", "Carl", "Dora").get(i % 4) + " went to the "
                    + List.of("hall", "garden", "kitchen").get(i % 3) + ".");
        }
        var metrics = TextMetrics.of(sentences);

        assertThat(Metric.DISTINCT_2.holds(metrics.get(Metric.DISTINCT_2))).isFalse();
        assertThat(Metric.DUPLICATE_SENTENCES.holds(metrics.get(Metric.DUPLICATE_SENTENCES)))
                .isFalse();
        assertThat(Metric.COMPRESSION.holds(metrics.get(Metric.COMPRESSION))).isFalse();
    }

    @Test
    void selfBleuTellsCopiesFromStrangers() {
        assertThat(SelfBleu.of(List.of("a b c d e f", "a b c d e f"))).isCloseTo(1, within(1e-9));
        assertThat(SelfBleu.of(List.of("a b c d e f", "g h i j k l"))).isLessThan(0.05);
        assertThat(SelfBleu.of(List.of("a b c"))).isZero();
    }
}
