package io.novelengine.simulation.narrator.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.narrator.grammar.Gender;
import io.novelengine.simulation.narrator.grammar.Tense;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and pronouns. */
class MentionsTests {

    private static final Figure ANNE =
            new Figure("anne", "Anne Elliot", "Anne", Gender.SHE, "", "a baronet’s daughter");
    private static final Figure MARY = new Figure("mary", "Mary Musgrove", "Mary", Gender.SHE, "", "");
    private static final Figure CHARLES = new Figure("charles", "Charles Hayter", "Charles", Gender.HE, "", "");
    private static final Figure ROBIN = new Figure("robin", "Robin Day", "Robin", Gender.THEY, "", "");

    private final Mentions mentions = new Mentions();

    private String say(String text, Figure actor, Figure target) {
        var frames = new HashMap<String, List<Frame>>();
        Lexicon.parse("@key\ns: " + text, "test", frames);
        var words = new Realiser(mentions, Tense.PAST, new Dice(1))
                .realise(
                        frames.get("key#SENTENCE").getFirst(),
                        new Bindings().person("A", actor).person("T", target));
        mentions.sentence();
        return words;
    }

    @Test
    void introducesWithFullNameAndEpithetOnce() {
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("Anne Elliot, a baronet’s daughter, waited.");
        mentions.paragraph();
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("Anne waited.");
    }

    @Test
    void usesAPronounForTheSamePersonInTheNextSentence() {
        say("{A} [wait].", ANNE, CHARLES);
        assertThat(say("{A} [look] at {T.o}.", ANNE, CHARLES)).isEqualTo("she looked at Charles Hayter.");
    }

    @Test
    void namesAgainWhenTwoOfTheSamePronounsCompete() {
        say("{A} [look] at {T.o}.", ANNE, MARY);
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("Anne waited.");
    }

    @Test
    void neverBeginsAParagraphWithAPronoun() {
        say("{A} [wait].", ANNE, CHARLES);
        mentions.paragraph();
        assertThat(say("{A} [go].", ANNE, CHARLES)).isEqualTo("Anne went.");
    }

    @Test
    void namesAgainAfterThreePronouns() {
        say("{A} [wait].", ANNE, CHARLES);
        for (var i = 0; i < 3; i++) {
            assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("she waited.");
        }
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("Anne waited.");
    }

    @Test
    void givesTheyAPluralVerbAndTheNameASingularOne() {
        say("{A} [be] late.", ROBIN, CHARLES);
        assertThat(say("{A} [be] tired.", ROBIN, CHARLES)).isEqualTo("they were tired.");
        mentions.paragraph();
        assertThat(say("{A} [be] tired.", ROBIN, CHARLES)).isEqualTo("Robin was tired.");
    }

    @Test
    void speaksOfPeopleByNameInsideQuotes() {
        say("{A} [wait].", ANNE, CHARLES);
        assertThat(say("“Ask {A},” {T} [say].", ANNE, CHARLES)).startsWith("“Ask Anne,” ");
    }

    @Test
    void keepsThePronounOfTheOnlyOneOfItInTheParagraph() {
        say("{A} [wait].", ANNE, CHARLES);
        say("{A} [go].", CHARLES, ANNE);
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("she waited.");
    }

    @Test
    void namesAgainWhenTheParagraphSpeaksOfTwoOfTheSamePronouns() {
        say("{A} [look] at {T.o}.", ANNE, MARY);
        say("{A} [go].", CHARLES, ANNE);
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("Anne waited.");
    }

    @Test
    void aNameInsideQuotesCompetes() {
        say("{A} [wait].", ANNE, CHARLES);
        say("{A} [say]: “And {T.o}?”", CHARLES, MARY);
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("Anne waited.");
    }

    @Test
    void admitsTheOnlyOneWhomTheParagraphBeforeNamed() {
        say("{A} [look] at {T.o}.", ANNE, CHARLES);
        mentions.paragraph();
        mentions.admitLone(ANNE);
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("she waited.");
        mentions.paragraph();
        mentions.admitLone(ANNE);
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("Anne waited.");
    }

    @Test
    void admitsNobodyWhenTheParagraphBeforeLeavesTwo() {
        say("{A} [look] at {T.o}.", ANNE, MARY);
        mentions.paragraph();
        mentions.admitLone(ANNE);
        assertThat(say("{A} [wait].", ANNE, CHARLES)).isEqualTo("Anne waited.");
    }
}
