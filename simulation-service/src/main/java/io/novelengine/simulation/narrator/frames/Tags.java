package io.novelengine.simulation.narrator.frames;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conditions that a frame can carry, one bit each; of one group any may hold, of several groups each must. */
public final class Tags {

    private static final Map<String, Long> BITS = new HashMap<>();
    private static final long WRY = group(List.of("wry"));
    private static final long GRAVE = group(List.of("grave"));
    private static final long REGISTERS = group(List.of("formal", "plain", "rough", "ornate"));
    private static final long[] GROUPS = {
        group(List.of("inside", "outside")),
        group(List.of("dawn", "morning", "noon", "afternoon", "evening", "night")),
        group(List.of("fog", "rain", "snow", "wind", "storm", "clear", "heat", "still")),
        group(List.of("opening", "rising", "crisis", "climax", "falling")),
        group(List.of("warm", "cold")),
        group(List.of("pair", "crowd"))
    };

    private Tags() {}

    private static long group(List<String> words) {
        var bits = 0L;
        for (var word : words) {
            var bit = 1L << BITS.size();
            BITS.put(word, bit);
            bits |= bit;
        }
        return bits;
    }

    /** Whether a word is a tag at all. */
    static boolean known(String tag) {
        return BITS.containsKey(tag);
    }

    /** The words as bits; a word that is no tag has none. */
    public static long of(Collection<String> words) {
        var bits = 0L;
        for (var word : words) {
            bits |= of(word);
        }
        return bits;
    }

    /** One word as a bit; 0 if it is no tag. */
    public static long of(String word) {
        return BITS.getOrDefault(word, 0L);
    }

    /** Whether a frame with these tags fits the conditions and the teller's tone; an empty register admits any. */
    public static boolean hold(long tags, long conditions, String register, boolean wry) {
        if (tags == 0) {
            return true;
        }
        if ((tags & WRY) != 0 && !wry
                || (tags & GRAVE) != 0 && wry
                || !register.isEmpty() && (tags & REGISTERS) != 0 && (tags & of(register)) == 0) {
            return false;
        }
        for (var group : GROUPS) {
            if ((tags & group) != 0 && (tags & group & conditions) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a frame is made for a grave teller. */
    public static boolean grave(long tags) {
        return (tags & GRAVE) != 0;
    }

    /** Whether a frame is made for this register. */
    public static boolean speaks(long tags, String register) {
        return (tags & of(register)) != 0;
    }
}
