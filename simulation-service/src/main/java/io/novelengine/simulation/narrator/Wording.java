package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Lexicon;
import io.novelengine.simulation.narrator.frames.Realiser;
import io.novelengine.simulation.narrator.frames.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks the frame that fits and was used longest ago, and fills it. */
final class Wording {

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

    /** The first of the keys for which a frame fits, in words; null if there is none. */
    @Nullable String sentence(Bindings bindings, String... keys) {
        for (var key : keys) {
            var frame = pick(key, Frame.Kind.SENTENCE, bindings, "");
            if (frame != null) {
                return realiser().realise(frame, bindings);
            }
        }
        return null;
    }

    /** Words without a subject, or a part of a sentence. */
    @Nullable String phrase(Frame.Kind kind, Bindings bindings, String register, String... keys) {
        for (var key : keys) {
            var frame = pick(key, kind, bindings, register);
            if (frame != null) {
                return realiser().realise(frame, bindings);
            }
        }
        return null;
    }

    @Nullable Frame pick(String key, Frame.Kind kind, Bindings bindings, String register) {
        var fitting = new ArrayList<Frame>();
        for (var frame : lexicon.of(key, kind)) {
            if (bindings.fits(frame) && Tags.hold(frame.tags(), context, register, style.tone() == Style.Tone.WRY)) {
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
        while (unused < fitting.size() && !memory.used.containsKey(fitting.get(unused).id())) {
            unused++;
        }
        var open = fitting.subList(0, unused > 0 ? unused : (fitting.size() + 2) / 3);
        var own = open.stream().filter(frame -> Tags.speaks(frame.tags(), register)).toList();
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
