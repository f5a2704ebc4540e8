package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Figure;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Lexicon;
import io.novelengine.simulation.narrator.frames.Realiser;
import io.novelengine.simulation.narrator.frames.Rota;
import io.novelengine.simulation.narrator.frames.Tags;
import io.novelengine.simulation.narrator.grammar.PresentTense;
import io.novelengine.simulation.narrator.grammar.Tense;
import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks the frame that fits and was used longest ago, and fills it. */
final class Wording {

    private static final int REST = 300;
    private static final int ATTEMPTS = 4;
    private static final int SHARES = 20;

    private final Lexicon lexicon = Lexicon.builtIn();
    private final Memory memory;
    private final Style style;
    private final long seed;
    private final Dice dice;
    private long context;

    /** For a story of this seed, with dice of the version that is written. */
    Wording(Memory memory, Style style, long seed, Dice dice) {
        this.memory = memory;
        this.seed = seed;
        this.style = style;
        this.dice = dice;
    }

    /** Sets the tags that hold from now on: inside, night, rain, crisis and so on. */
    void context(long conditions) {
        context = conditions;
    }

    boolean has(String key, Frame.Kind kind) {
        return !lexicon.of(key, kind).isEmpty();
    }

    /** The first of the keys for which a frame fits, in words that were not used before; null if there is none. */
    @Nullable
    String sentence(Bindings bindings, String... keys) {
        for (var key : keys) {
            var text = fresh(key, Frame.Kind.SENTENCE, bindings, "", true);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Like {@link #sentence}, but null rather than a frame that has been used of late. */
    @Nullable
    String remark(Bindings bindings, String... keys) {
        for (var key : keys) {
            var text = fresh(key, Frame.Kind.SENTENCE, bindings, "", false);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private boolean rested(Frame frame) {
        var last = memory.used(frame);
        return last == 0 || memory.tick - last > REST;
    }

    /** What somebody says, in the first of the keys that has something; null if none has. */
    @Nullable
    String line(Bindings bindings, String register, String... keys) {
        for (var key : keys) {
            var text = fresh(key, Frame.Kind.LINE, bindings, register, true);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private @Nullable String fresh(String key, Frame.Kind kind, Bindings bindings, String register, boolean must) {
        var before = memory.mentions.copy();
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var frame = pick(key, kind, bindings, register, must);
            if (frame == null) {
                break;
            }
            memory.mentions.restore(before);
            var text = realiser().realise(frame, bindings);
            if (claim(text)) {
                return text;
            }
        }
        memory.mentions.restore(before);
        return null;
    }

    /** Whether no sentence of the text was said before; if so, they are said from now on. */
    boolean claim(String text) {
        var sentences = Sentence.all(Typography.sentence(text));
        for (var sentence : sentences) {
            if (memory.said(sentence)) {
                return false;
            }
        }
        sentences.forEach(memory::say);
        return true;
    }

    /** Words without a subject, or a part of a sentence. */
    @Nullable
    String phrase(Frame.Kind kind, Bindings bindings, String register, String... keys) {
        for (var key : keys) {
            var frame = pick(key, kind, bindings, register);
            if (frame != null) {
                return realiser().realise(frame, bindings);
            }
        }
        return null;
    }

    @Nullable
    Frame pick(String key, Frame.Kind kind, Bindings bindings, String register) {
        return pick(key, kind, bindings, register, true);
    }

    private @Nullable Frame pick(String key, Frame.Kind kind, Bindings bindings, String register, boolean must) {
        var frames = lexicon.of(key, kind);
        var fitting = new Frame[frames.size()];
        var count = 0;
        var unused = 0;
        for (var i = 0; i < frames.size(); i++) {
            var frame = frames.get(i);
            if ((must || rested(frame)) && fits(frame, bindings, register)) {
                fitting[count++] = frame;
                unused += memory.used(frame) == 0 ? 1 : 0;
            }
        }
        if (count == 0) {
            return null;
        }
        var chosen = choose(key, open(fitting, count, unused), register);
        memory.use(chosen);
        return chosen;
    }

    private boolean fits(Frame frame, Bindings bindings, String register) {
        return bindings.fits(frame) && Tags.hold(frame.tags(), context, register, style.tone() == Style.Tone.WRY);
    }

    /** The frames that were never used; if there are none, the third that was used longest ago. */
    private Frame[] open(Frame[] fitting, int count, int unused) {
        if (unused == 0) {
            var sorted = Arrays.copyOf(fitting, count);
            Arrays.sort(sorted, Comparator.comparingInt(memory::used));
            return Arrays.copyOf(sorted, (count + 2) / 3);
        }
        var open = new Frame[unused];
        var size = 0;
        for (var i = 0; i < count; i++) {
            if (memory.used(fitting[i]) == 0) {
                open[size++] = fitting[i];
            }
        }
        return open;
    }

    /** Of the frames those that fall to stories of this seed, a twentieth of all of the key; all if none does. */
    private Frame[] share(String key, Frame[] open) {
        var turn = Rota.turn(seed, key, SHARES);
        var own = new Frame[open.length];
        var count = 0;
        for (var frame : open) {
            if (frame.number() % SHARES == turn) {
                own[count++] = frame;
            }
        }
        return count == 0 ? open : Arrays.copyOf(own, count);
    }

    private Frame choose(String key, Frame[] open, String register) {
        var own = new Frame[open.length];
        var count = 0;
        for (var frame : open) {
            if (Tags.speaks(frame.tags(), register) || Tags.grave(frame.tags())) {
                own[count++] = frame;
            }
        }
        var mine = share(key, count > 0 && dice.chance(0.6) ? Arrays.copyOf(own, count) : open);
        return mine[dice.below(mine.length)];
    }

    /** A given text, which is of the past tense, in the tense of the story; as it is where the present would be in doubt. */
    String given(String text) {
        var present = style.tense() == Tense.PRESENT ? PresentTense.of(text) : null;
        return present == null ? text : present;
    }

    /** Whether a given text is or can be put in the tense of the story. */
    boolean tells(String text) {
        return style.tense() == Tense.PAST || PresentTense.of(text) != null;
    }

    /** Whether the paragraph has named the person. */
    boolean named(Figure figure) {
        return memory.mentions.named(figure);
    }

    Realiser realiser() {
        return new Realiser(memory.mentions, style.tense(), dice);
    }

    Dice dice() {
        return dice;
    }

    List<Frame> all(String key, Frame.Kind kind) {
        return lexicon.of(key, kind);
    }
}
