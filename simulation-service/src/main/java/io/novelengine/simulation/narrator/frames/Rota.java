package io.novelengine.simulation.narrator.frames;

/**
 * Gives things out in turn: of n things, stories whose seeds follow one another take each once before any comes again.
 * Seeds that lie apart take them as by chance.
 */
public final class Rota {

    private Rota() {}

    /**
     * The thing that falls to a story.
     *
     * @param label what the things are; lists with different labels are gone through in different orders
     * @param size how many there are, at least 1
     * @return from 0 to below {@code size}
     */
    public static int turn(long seed, String label, int size) {
        var place = seed - 1;
        var dice = new Dice(Math.floorDiv(place, (long) size)).branch(label);
        var first = dice.below(size);
        var step = 1 + dice.below(size);
        while (divisor(step, size) > 1) {
            step = 1 + step % size;
        }
        return (int) ((first + Math.floorMod(place, (long) size) * step) % size);
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
