package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Lexicon;
import io.novelengine.simulation.narrator.frames.Realiser;
import io.novelengine.simulation.narrator.frames.Tags;
import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks the frame that fits and was used longest ago, and fills it. */
final class Wording {

    private static final int REST = 300;
    private static final int ATTEMPTS = 4;
    private static final int SHORT = 18;

    private final Lexicon lexicon = Lexicon.builtIn();
    private final Memory memory;
    private final Style style;
    private final Dice dice;
    private Set<String> context = Set.of();

    Wording(Memory memory, Style style, Dice dice) {
        this.memory = memory;
        this.style = style;
        this.dice = dice;
    }

    /** Sets what holds from now on: inside, night, rain, crisis and so on. */
    void context(Set<String> conditions) {
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
            if (lexicon.of(key, Frame.Kind.SENTENCE).stream().anyMatch(this::rested)) {
                var text = fresh(key, Frame.Kind.SENTENCE, bindings, "", false);
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }

    private boolean rested(Frame frame) {
        var last = memory.used.get(frame.id());
        return last == null || memory.tick - last > REST;
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
        String text = null;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var frame = pick(key, kind, bindings, register, must);
            if (frame == null) {
                break;
            }
            memory.mentions.restore(before);
            text = realiser().realise(frame, bindings);
            if (unsaid(text)) {
                break;
            }
            text = null;
        }
        if (text == null) {
            memory.mentions.restore(before);
            return null;
        }
        note(text);
        return text;
    }

    boolean unsaid(String text) {
        for (var sentence : Typography.sentences(text)) {
            if (sentence.length() > SHORT && memory.said.contains(sentence)) {
                return false;
            }
        }
        return true;
    }

    void note(String text) {
        for (var sentence : Typography.sentences(text)) {
            memory.say(sentence);
        }
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
        var fitting = new ArrayList<Frame>();
        for (var frame : lexicon.of(key, kind)) {
            if ((must || rested(frame))
                    && bindings.fits(frame)
                    && Tags.hold(frame.tags(), context, register, style.tone() == Style.Tone.WRY)) {
                fitting.add(frame);
            }
        }
        if (fitting.isEmpty()) {
            return null;
        }
        var chosen = longestUnused(fitting, register);
        memory.use(chosen.id());
        return chosen;
    }

    private Frame longestUnused(List<Frame> fitting, String register) {
        fitting.sort(Comparator.comparingInt(frame -> memory.used.getOrDefault(frame.id(), 0)));
        var unused = 0;
        while (unused < fitting.size()
                && !memory.used.containsKey(fitting.get(unused).id())) {
            unused++;
        }
        var open = fitting.subList(0, unused > 0 ? unused : (fitting.size() + 2) / 3);
        var own = open.stream()
                .filter(frame -> Tags.speaks(frame.tags(), register))
                .toList();
        return !own.isEmpty() && dice.chance(0.6) ? own.get(dice.below(own.size())) : open.get(dice.below(open.size()));
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
