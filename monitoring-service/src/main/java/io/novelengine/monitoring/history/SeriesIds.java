package io.novelengine.monitoring.history;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which series of a table has which id in PostgreSQL. */
final class SeriesIds {

    static final int NONE = 0;

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private int[] ids = new int[64];
    private int size;

    synchronized void put(int number, int id) {
        if (number < 0) {
            return;
        }
        if (number >= ids.length) {
            ids = Arrays.copyOf(ids, Math.max(number + 1, ids.length * 2));
        }
        ids[number] = id;
        numbers.put(id, number);
        size = Math.max(size, number + 1);
    }

    /** The id stands for nothing any more; gives whether it did. */
    synchronized boolean forget(int id) {
        var number = numbers.remove(id);
        if (number != null) {
            ids[number] = NONE;
        }
        return number != null;
    }

    /** The id of a number, or {@link #NONE}. */
    synchronized int id(int number) {
        return number < ids.length ? ids[number] : NONE;
    }

    /** The number of an id, or -1. */
    synchronized int number(int id) {
        return numbers.getOrDefault(id, -1);
    }

    /** One more than the highest number. */
    synchronized int size() {
        return size;
    }
}
