package io.novelengine.simulation.narrator.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** English as the narrator inflects it. */
class GrammarTests {

    @Test
    void putsVerbsIntoThePast() {
        assertThat(Verbs.finite("take", Tense.PAST, false)).isEqualTo("took");
        assertThat(Verbs.finite("carry", Tense.PAST, false)).isEqualTo("carried");
        assertThat(Verbs.finite("stop", Tense.PAST, false)).isEqualTo("stopped");
        assertThat(Verbs.finite("answer", Tense.PAST, false)).isEqualTo("answered");
        assertThat(Verbs.finite("admit", Tense.PAST, false)).isEqualTo("admitted");
        assertThat(Verbs.finite("kneel", Tense.PAST, false)).isEqualTo("knelt");
        assertThat(Verbs.finite("overhear", Tense.PAST, false)).isEqualTo("overheard");
        assertThat(Verbs.finite("give up", Tense.PAST, false)).isEqualTo("gave up");
        assertThat(Verbs.finite("should", Tense.PAST, false)).isEqualTo("should");
        assertThat(Verbs.finite("can", Tense.PAST, false)).isEqualTo("could");
    }

    @Test
    void agreesInThePresentAndForToBe() {
        assertThat(Verbs.finite("go", Tense.PRESENT, false)).isEqualTo("goes");
        assertThat(Verbs.finite("go", Tense.PRESENT, true)).isEqualTo("go");
        assertThat(Verbs.finite("carry", Tense.PRESENT, false)).isEqualTo("carries");
        assertThat(Verbs.finite("say", Tense.PRESENT, false)).isEqualTo("says");
        assertThat(Verbs.finite("watch", Tense.PRESENT, false)).isEqualTo("watches");
        assertThat(Verbs.finite("be", Tense.PAST, true)).isEqualTo("were");
        assertThat(Verbs.finite("be", Tense.PAST, false)).isEqualTo("was");
        assertThat(Verbs.finite("have", Tense.PRESENT, false)).isEqualTo("has");
    }

    @Test
    void makesParticiples() {
        assertThat(Verbs.participle("steal")).isEqualTo("stolen");
        assertThat(Verbs.participle("shut in")).isEqualTo("shut in");
        assertThat(Verbs.gerund("lie")).isEqualTo("lying");
        assertThat(Verbs.gerund("take")).isEqualTo("taking");
        assertThat(Verbs.gerund("sit down")).isEqualTo("sitting down");
        assertThat(Verbs.gerund("see")).isEqualTo("seeing");
    }

    @Test
    void choosesArticlesBySound() {
        assertThat(Nouns.article("hour")).isEqualTo("an");
        assertThat(Nouns.article("uniform")).isEqualTo("a");
        assertThat(Nouns.article("officer")).isEqualTo("an");
        assertThat(Typography.polish("a/an heir and a/an one-eyed man")).isEqualTo("an heir and a one-eyed man");
    }

    @Test
    void makesPossessives() {
        assertThat(Nouns.possessive("Holmes")).isEqualTo("Holmes’s");
        assertThat(Nouns.possessive("the sailors")).isEqualTo("the sailors’");
        assertThat(Nouns.possessive("Watson")).isEqualTo("Watson’s");
    }

    @Test
    void knowsThePluralByTheHeadNoun() {
        assertThat(Nouns.plural("the keys of the gate")).isTrue();
        assertThat(Nouns.plural("the compass")).isFalse();
        assertThat(Nouns.plural("the bundle of letters")).isFalse();
        assertThat(Nouns.plural("the place cards")).isTrue();
    }

    @Test
    void choosesThePrepositionOfAPlace() {
        assertThat(Prepositions.at("the weighing hall")).isEqualTo("in the weighing hall");
        assertThat(Prepositions.at("the wharf")).isEqualTo("on the wharf");
        assertThat(Prepositions.into("the quarterdeck")).isEqualTo("onto the quarterdeck");
        assertThat(Prepositions.at("the gate")).isEqualTo("at the gate");
    }

    @Test
    void setsTypographicQuotes() {
        assertThat(Typography.polish("\"It's late,\" he said -- \"very.\""))
                .isEqualTo("“It’s late,” he said — “very.”");
        assertThat(Typography.polish("a  word , here")).isEqualTo("a word, here");
    }

    @Test
    void splitsSentencesAtStopsButNotAfterTitles() {
        assertThat(Typography.sentences("Mr. Darcy bowed. “No!” said Jane. “Not I.” He went."))
                .containsExactly("Mr. Darcy bowed.", "“No!” said Jane.", "“Not I.”", "He went.");
    }

    @Test
    void endsASentenceOnce() {
        assertThat(Typography.sentence("he went")).isEqualTo("He went.");
        assertThat(Typography.sentence("“go!”")).isEqualTo("“Go!”");
        assertThat(Typography.sentence("was it so?")).isEqualTo("Was it so?");
    }
}
