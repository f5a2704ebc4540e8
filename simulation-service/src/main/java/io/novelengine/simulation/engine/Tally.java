package io.novelengine.simulation.engine;

/** How often, and when last, something was done; a small hash table of longs that is only looked up, never walked. */
final class Tally {

    private long[] keys;
    private int[] counts;
    private int[] turns;
    private int size;

    Tally() {
        keys = new long[256];
        counts = new int[256];
        turns = new int[256];
    }

    private Tally(Tally from) {
        keys = from.keys.clone();
        counts = from.counts.clone();
        turns = from.turns.clone();
        size = from.size;
    }

    Tally copy() {
        return new Tally(this);
    }

    static long key(int actor, int type, int target, int object) {
        return 1L | (actor + 1L) << 1 | (type + 1L) << 9 | (target + 1L) << 20 | (object + 1L) << 28;
    }

    int count(long key) {
        return counts[slot(key)];
    }

    int lastTurn(long key) {
        return turns[slot(key)];
    }

    void add(long key, int turn) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        counts[slot]++;
        turns[slot] = turn;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    private int slot(long key) {
        long hash = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (hash >>> 40) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        int[] oldTurns = turns;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        turns = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
                turns[slot] = oldTurns[i];
            }
        }
    }
}
