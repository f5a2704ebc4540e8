package io.novelengine.shared.cache;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** Which keys were asked for in the last minute or two. Errs now and then, towards having seen them. */
final class Seen {

    /*
     * Two bit sets, the present and the one before; each key is two bits. The older one is forgotten when the present one
     * has served its time or half filled up. What two threads do at once may cost a bit, which costs a key a second first time.
     */

    private static final int BITS = 1 << 19;
    private static final int MOST = BITS / 8;
    private static final long TURN_MILLIS = 60_000;

    private final LongSupplier millis;
    private volatile Generation present;
    private volatile Generation before;

    Seen(LongSupplier millis) {
        this.millis = millis;
        this.present = new Generation(millis.getAsLong());
        this.before = present;
    }

    /** Whether the key was seen before; from now on it was. */
    boolean again(String key) {
        var hash = key.hashCode() * 0x9E3779B97F4A7C15L;
        var one = (int) (hash >>> 45);
        var two = (int) (hash >>> 26) & BITS - 1;
        var now = present;
        if (now.has(one, two)) {
            return true;
        }
        var earlier = before.has(one, two);
        now.add(one, two);
        if (now.keys >= MOST || millis.getAsLong() - now.since >= TURN_MILLIS) {
            turn(now);
        }
        return earlier;
    }

    private synchronized void turn(Generation from) {
        if (present == from) {
            before = from;
            present = new Generation(millis.getAsLong());
        }
    }

    /** The keys of one time. */
    private static final class Generation {

        private final AtomicLongArray bits = new AtomicLongArray(BITS / Long.SIZE);
        private final long since;
        private int keys;

        Generation(long since) {
            this.since = since;
        }

        boolean has(int one, int two) {
            return has(one) && has(two);
        }

        private boolean has(int bit) {
            return (bits.getPlain(bit / Long.SIZE) & 1L << bit) != 0;
        }

        void add(int one, int two) {
            add(one);
            add(two);
            keys++;
        }

        private void add(int bit) {
            var index = bit / Long.SIZE;
            bits.setOpaque(index, bits.getPlain(index) | 1L << bit);
        }
    }
}
