package io.novelengine.simulation.narrator.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.engine.Actions;
import io.novelengine.simulation.narrator.grammar.Gender;
import io.novelengine.simulation.narrator.grammar.Tense;
import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every frame, for every gender, number and tense. */
class FrameLintTests {

    private static final Pattern DOUBLED = Pattern.compile("\\b(\\p{L}+) \\1\\b", Pattern.CASE_INSENSITIVE);
    private static final List<String> MAY_DOUBLE = List.of("had", "that", "no", "very", "stop", "walk", "it", "is");
    private static final Pattern LEFTOVER = Pattern.compile("[{}\\[\\]|]|null|a/an|,,|\\.,|,\\.| ,|\\( |  |\\.\\.");
    private static final Pattern DISAGREES = Pattern.compile(
            "(?<!(though|if) )\\b(they (was|is|has|does|goes|takes)|it (were|are|have)|(he|she) (were|are|have|do|go|take)|([Ww]ith|[Oo]f|[Ff]or|[Tt]owards|[Uu]pon|[Bb]eside|[Bb]ehind) (he|they|she)|shoulded|coulded|woulded)\\b");

    private static final int DRAWS = 108;
    private static final int MOST_FAULTS = 60;
    private static final List<Gender> GENDERS = List.of(Gender.HE, Gender.SHE, Gender.THEY);
    private static final List<Tense> TENSES = List.of(Tense.values());

    private static Bindings bindings(Gender actor, Gender target, boolean many) {
        return new Bindings()
                .person("A", new Figure("a", "Ada Moor", "Moor", actor, "clerk", "a clerk of the third class"))
                .person("T", new Figure("t", "Tom Ferris", "Ferris", target, "", ""))
                .person("O", new Figure("o", "Otto Lime", "Lime", Gender.HE, "", ""))
                .person("W", new Figure("w", "Wilma Hale", "Hale", Gender.SHE, "", ""))
                .person("F", new Figure("f", "Finn Roe", "Roe", Gender.THEY, "", ""))
                .text("I", many ? "the plans" : "the ledger")
                .text("J", many ? "the keys" : "the seal")
                .text("B", "the old mill")
                .text("P", many ? "the stables" : "the gallery")
                .text("Q", "the wharf")
                .text("R", "the cellar")
                .text("S", "the seal was a copy")
                .text("K", "the seal was a copy")
                .text("C", "the wax was new")
                .text("G", "to have the seal")
                .text("D", "to have the seal")
                .text("H", "to keep the seal")
                .text("E", "to keep the seal")
                .text("N", "the tide")
                .text("X", "to keep the seal")
                .text("Y", "who has it?");
    }

    private static Mentions known() {
        var mentions = new Mentions();
        mentions.admit(new Figure("a", "Ada Moor", "Moor", Gender.HE, "", ""));
        return mentions;
    }

    @Test
    void everyFrameRealisesCleanly() {
        var faults = new ArrayList<String>();
        for (var frame : Lexicon.builtIn().all()) {
            for (var draw = 0; draw < DRAWS && faults.size() < MOST_FAULTS; draw++) {
                var mentions = draw / 18 % 2 == 0 ? new Mentions() : known();
                var text = new Realiser(mentions, TENSES.get(draw / 9 % 2), new Dice(draw))
                        .realise(frame, bindings(GENDERS.get(draw % 3), GENDERS.get(draw / 3 % 3), draw % 2 == 0));
                var before = faults.size();
                check(frame, Typography.polish(text), faults);
                if (faults.size() > before) {
                    break;
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(Frame frame, String text, List<String> faults) {
        var where = frame.id() + ": " + text;
        if (LEFTOVER.matcher(text).find()) {
            faults.add("leftover in " + where);
        }
        var doubled = DOUBLED.matcher(text);
        while (doubled.find()) {
            if (!MAY_DOUBLE.contains(doubled.group(1).toLowerCase(java.util.Locale.ROOT))) {
                faults.add("doubled word in " + where);
            }
        }
        if (frame.kind() != Frame.Kind.LINE && DISAGREES.matcher(text).find()) {
            faults.add("number in " + where);
        }
        if (count(text, '“') != count(text, '”')) {
            faults.add("quotes in " + where);
        }
        if (frame.kind() == Frame.Kind.SENTENCE
                && !frame.id().startsWith("opening.question")
                && !Typography.stop(text).equals(text.strip())) {
            faults.add("no stop in " + where);
        }
    }

    private static long count(String text, char c) {
        return text.chars().filter(other -> other == c).count();
    }

    @Test
    void noFrameStandsTwice() {
        var seen = new HashMap<String, String>();
        var faults = new ArrayList<String>();
        for (var frame : Lexicon.builtIn().all()) {
            var text = frame.kind() + " " + frame.tokens();
            var other = seen.put(text, frame.id());
            if (other != null && !other.equals(frame.id()) && frame.kind() != Frame.Kind.PHRASE && text.length() > 80) {
                faults.add(other + " = " + frame.id());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyActHasItsGistAndAWayToBeShown() {
        var lexicon = Lexicon.builtIn();
        var faults = new ArrayList<String>();
        for (var type : Actions.all()) {
            if (lexicon.of(type.id(), Frame.Kind.PHRASE).isEmpty()) {
                faults.add("no gist of " + type.id());
            }
            if (lexicon.of(type.id(), Frame.Kind.LINE).isEmpty()
                    && lexicon.of(type.id(), Frame.Kind.SENTENCE).isEmpty()) {
                faults.add("nothing to show " + type.id());
            }
            if (type.test() != null
                    && !type.isSpeech()
                    && lexicon.of(type.id() + ".fail", Frame.Kind.SENTENCE).isEmpty()) {
                faults.add("no failure of " + type.id());
            }
        }
        assertThat(faults).isEmpty();
    }
}
