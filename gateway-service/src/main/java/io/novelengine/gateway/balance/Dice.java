package io.novelengine.gateway.balance;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Random numbers for many threads at once, from a seed. */
final class Dice implements RandomGenerator {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final AtomicLong state;

    Dice(long seed) {
        state = new AtomicLong(seed);
    }

    @Override
    public long nextLong() {
        return mixed(state.addAndGet(STEP));
    }

    /** The finalizer of SplitMix64: each bit of the input changes half of the output. */
    static long mixed(long bits) {
        var z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
