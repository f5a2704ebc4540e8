package io.novelengine.simulation.engine;

/** Chance as a tree: run seed, turn, agent, purpose; a draw in one branch never shifts another. */
final class Dice {

    static final long CAST = label("cast");
    static final long CHOICE = label("choice");
    static final long OUTCOME = label("outcome");
    static final long ORDER = label("order");
    static final long REPLY = label("reply");
    static final long NOTICE = label("notice");
    static final long DIRECTOR = label("director");
    static final long BEGIN = label("begin");
    static final long FORGE = label("forge");

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, long branch, long agent, long purpose) {
        return new Dice(mix(mix(mix(mix(seed) + branch * GOLDEN) ^ agent) + purpose));
    }

    /** FNV-1a, so that a label always means the same branch. */
    static long label(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 up to, not including, 1. */
    double next() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** From 0 up to, not including, the bound. */
    int next(int bound) {
        return (int) (next() * bound);
    }
}
