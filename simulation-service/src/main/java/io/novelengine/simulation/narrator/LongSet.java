package io.novelengine.simulation.narrator;

import java.util.Arrays;

/** A set of hashes in one array, by open addressing. */
final class LongSet {

    private long[] slots;
    private int size;
    private boolean zero;

    LongSet(int expected) {
        slots = new long[Math.max(16, Integer.highestOneBit(Math.max(1, expected)) << 2)];
    }

    private LongSet(LongSet other) {
        slots = other.slots.clone();
        size = other.size;
        zero = other.zero;
    }

    LongSet copy() {
        return new LongSet(this);
    }

    boolean contains(long hash) {
        return hash == 0 ? zero : slots[find(hash)] == hash;
    }

    void add(long hash) {
        if (hash == 0) {
            zero = true;
            return;
        }
        var at = find(hash);
        if (slots[at] == 0) {
            slots[at] = hash;
            if (++size * 2 > slots.length) {
                grow();
            }
        }
    }

    void addAll(LongSet other) {
        for (var hash : other.slots) {
            if (hash != 0) {
                add(hash);
            }
        }
        zero |= other.zero;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, 0);
        }
        size = 0;
        zero = false;
    }

    private int find(long hash) {
        var at = (int) (hash ^ hash >>> 32) & slots.length - 1;
        while (slots[at] != 0 && slots[at] != hash) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private void grow() {
        var old = slots;
        slots = new long[old.length * 2];
        for (var hash : old) {
            if (hash != 0) {
                slots[find(hash)] = hash;
            }
        }
    }
}
