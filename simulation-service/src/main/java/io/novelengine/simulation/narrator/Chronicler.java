package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Happening;
import io.novelengine.simulation.engine.Part;
import io.novelengine.simulation.engine.Phase;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.engine.Thing;
import io.novelengine.simulation.engine.Turn;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Tells a story turn by turn: the same setup and turns always give the same words. */
public final class Chronicler {

    /*
     * Each turn is written in several versions that differ in the frames picked; the critic keeps the one that repeats
     * least. A version works on a branch of the memory, and the branch of the version kept is merged.
     */

    /** Changes whenever the same events would be told in other words, even if the frames are the same. */
    public static final String VERSION = "3";

    private static final int VERSIONS = 6;
    private static final double AHEAD = 1.22;
    private static final int FIRST = 160;

    private Chronicler() {}

    /** SHA-256 of all frames, in hex. */
    public static String framesHash() {
        return Lexicon.builtIn().digest();
    }

    /** Begins to tell a story of which nothing has been told. */
    public static Telling begin(Setup setup, List<Part> parts, List<Thing> things, Style style) {
        var memory = new Memory();
        parts.forEach(part -> part.aims().forEach(aim -> memory.aims.put(aim.id(), aim.text())));
        var casting = new Casting(setup, parts, things);
        if (style.pov() == Style.Pov.FIRST) {
            casting = new Casting(setup, parts, things, Rivals.chief(casting));
        }
        return new Telling(casting, style, new Dice(setup.seed()).branch("narrator"), memory);
    }

    /** Tells one turn; the turns must come in order. */
    public static Told tell(Telling telling, Turn turn) {
        var critic = new Critic(telling.memory, target(telling, turn));
        var before = telling.memory.copy();
        Fates.note(turn.events(), before);
        before.brief = before.wordsTold > AHEAD * planned(telling, turn.number() - 1);
        var selection = Selection.of(turn, before, telling.dice);
        selection.missed().forEach(before::miss);
        var facts = new Facts(telling.casting, before);
        Version best = null;
        var least = Double.MAX_VALUE;
        for (var version = 0; version < VERSIONS; version++) {
            var memory = before.branch();
            var dice = telling.dice.branch("turn").branch(turn.number()).branch(version);
            var written = write(telling, turn, selection, facts, memory, dice);
            var score = critic.score(written.sentences());
            if (best == null || score < least) {
                least = score;
                best = written;
            }
        }
        var kept = Objects.requireNonNull(best);
        before.merge(kept.memory());
        kept.sentences().forEach(before::sentence);
        return new Told(
                new Telling(telling.casting, telling.style, telling.dice, before),
                new Passage(turn.number(), kept.paragraphs()));
    }

    /** Binds what was told into chapters; the telling is the one after the last passage. */
    public static Chronicle finish(Telling telling, List<Turn> turns, List<Passage> passages) {
        return new Binding(telling).bind(turns, passages);
    }

    /** Tells a whole story. */
    public static Chronicle chronicle(
            Setup setup, List<Part> parts, List<Thing> things, List<Turn> turns, Style style) {
        var telling = begin(setup, parts, things, style);
        var passages = new ArrayList<Passage>();
        for (var turn : turns) {
            var told = tell(telling, turn);
            telling = told.telling();
            passages.add(told.passage());
        }
        return finish(telling, turns, passages);
    }

    private static int target(Telling telling, Turn turn) {
        return share(telling) + (turn.number() == 1 ? FIRST : 0);
    }

    /** The words that the first turns should come to. */
    private static int planned(Telling telling, int turns) {
        return FIRST + turns * share(telling);
    }

    private static int share(Telling telling) {
        var turns = telling.casting.setup().turns();
        return turns <= 6 ? 220 : turns <= 20 ? 140 : 110;
    }

    private static Version write(
            Telling telling, Turn turn, Selection selection, Facts facts, Memory memory, Dice dice) {
        var casting = telling.casting;
        var scenario = casting.scenario();
        var conditions = new LinkedHashSet<String>();
        conditions.add(scenario.time());
        conditions.add(scenario.weather());
        conditions.add(turn.phase().name().toLowerCase(Locale.ROOT));
        var scribe = new Scribe(casting, facts, telling.style, memory, dice, conditions);
        for (var event : turn.events()) {
            if (event.type().equals(Happening.OPENING)) {
                scribe.opening(event);
            }
        }
        if (turn.phase() == Phase.CRISIS && !turn.events().isEmpty()) {
            scribe.crisis(turn.events().getFirst());
        }
        var second = false;
        for (var span : selection.spans()) {
            scribe.span(span, second);
            second = true;
        }
        for (var event : turn.events()) {
            if (event.type().equals(Happening.ENDING)) {
                scribe.ending(event);
            }
        }
        return scribe.version();
    }
}
