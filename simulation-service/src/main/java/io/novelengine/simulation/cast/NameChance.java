package io.novelengine.simulation.cast;

/** Draws from a name: the same name always draws the same, two names seldom do. */
final class NameChance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;

    NameChance(String name) {
        seed = hash(name);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** From 0 up to, not including, 1; each purpose draws for itself. */
    double next(String purpose) {
        long z = seed ^ hash(purpose) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** From -1 to 1, the middle oftener than the ends. */
    double spread(String purpose) {
        return next(purpose) + next(purpose + "'") - 1;
    }

    /** From 0 up to, not including, the bound. */
    int below(int bound, String purpose) {
        return (int) (next(purpose) * bound);
    }
}
