package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Happening;
import io.novelengine.simulation.engine.Part;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.engine.Thing;
import io.novelengine.simulation.engine.Turn;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Tells a story turn by turn: the same setup and turns always give the same words. */
public final class Chronicler {

    /*
     * Each turn is written in several versions that differ in the frames picked; the critic keeps the one that repeats
     * least. A version works on a copy of the memory, and the copy of the version kept goes on.
     */

    private static final int VERSIONS = 6;

    private Chronicler() {}

    /** Begins to tell a story of which nothing has been told. */
    public static Telling begin(Setup setup, List<Part> parts, List<Thing> things, Style style) {
        var memory = new Memory();
        parts.forEach(part -> part.aims().forEach(aim -> memory.aims.put(aim.id(), aim.text())));
        return new Telling(new Casting(setup, parts, things), style, new Dice(setup.seed()).branch("narrator"), memory);
    }

    /** Tells one turn; the turns must come in order. */
    public static Told tell(Telling telling, Turn turn) {
        var critic = new Critic(telling.memory, target(telling, turn));
        var before = telling.memory.copy();
        Fates.note(turn.events(), before);
        Memory kept = before;
        List<Paragraph> best = List.of();
        var least = Double.MAX_VALUE;
        for (var version = 0; version < VERSIONS; version++) {
            var memory = before.copy();
            var dice = telling.dice.branch("turn").branch(turn.number()).branch(version);
            var paragraphs = write(telling, turn, memory, dice);
            var score = critic.score(paragraphs);
            if (score < least) {
                least = score;
                best = paragraphs;
                kept = memory;
            }
        }
        remember(best, kept);
        return new Told(
                new Telling(telling.casting, telling.style, telling.dice, kept), new Passage(turn.number(), best));
    }

    private static int target(Telling telling, Turn turn) {
        var turns = telling.casting.setup().turns();
        var share = turns <= 6 ? 220 : turns <= 20 ? 140 : 110;
        return turn.number() == 1 ? share + 160 : share;
    }

    private static List<Paragraph> write(Telling telling, Turn turn, Memory memory, Dice dice) {
        var casting = telling.casting;
        var scenario = casting.scenario();
        var conditions = new LinkedHashSet<String>();
        conditions.add(scenario.time());
        conditions.add(scenario.weather());
        conditions.add(turn.phase().name().toLowerCase(Locale.ROOT));
        var scribe = new Scribe(casting, telling.style, memory, dice, conditions);
        for (var event : turn.events()) {
            if (event.type().equals(Happening.OPENING)) {
                scribe.opening(event);
            }
        }
        var second = false;
        var selection = Selection.of(turn, memory);
        selection.missed().forEach(memory::miss);
        for (var span : selection.spans()) {
            scribe.span(span, second);
            second = true;
        }
        for (var event : turn.events()) {
            if (event.type().equals(Happening.ENDING)) {
                scribe.ending(event);
            }
        }
        return scribe.paragraphs();
    }

    private static void remember(List<Paragraph> paragraphs, Memory memory) {
        for (var paragraph : paragraphs) {
            for (var sentence : Typography.sentences(paragraph.text())) {
                memory.sentence(sentence);
                memory.sentencesTold++;
                memory.sentencesSpoken += sentence.indexOf('“') >= 0 ? 1 : 0;
                memory.wordsTold += Words.of(sentence).size();
            }
        }
    }
}
