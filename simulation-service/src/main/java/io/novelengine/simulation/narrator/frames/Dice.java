package io.novelengine.simulation.narrator.frames;

/** Chance from a seed: a tree of labelled branches, each a stream of numbers. */
public final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    /** The root of a tree. */
    public Dice(long seed) {
        this.seed = seed;
        this.state = mix(seed);
    }

    /** The branch with this label; it does not depend on what was drawn here. */
    public Dice branch(String label) {
        var hash = seed ^ 0xCBF29CE484222325L;
        for (var i = 0; i < label.length(); i++) {
            hash = (hash ^ label.charAt(i)) * 0x100000001B3L;
        }
        return new Dice(mix(hash));
    }

    /** The branch with this number. */
    public Dice branch(int number) {
        return new Dice(mix(seed + (number + 1L) * GOLDEN));
    }

    /** A number from 0 to below {@code bound}. */
    public int below(int bound) {
        state += GOLDEN;
        return (int) Long.remainderUnsigned(mix(state), bound);
    }

    /** True with the given probability. */
    public boolean chance(double probability) {
        return below(1 << 20) < probability * (1 << 20);
    }

    private static long mix(long value) {
        var z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
