package io.novelengine.simulation.narrator.frames;

import java.util.Arrays;

/** Some people, each with a small number; it never changes, so that many can hold it. */
final class Roll {

    static final Roll EMPTY = new Roll(new String[0], new int[0]);

    private final String[] ids;
    private final int[] marks;

    private Roll(String[] ids, int[] marks) {
        this.ids = ids;
        this.marks = marks;
    }

    boolean isEmpty() {
        return ids.length == 0;
    }

    int size() {
        return ids.length;
    }

    String id(int index) {
        return ids[index];
    }

    int mark(int index) {
        return marks[index];
    }

    boolean contains(String id) {
        return find(id) >= 0;
    }

    /** The number of a person; 0 for somebody who is not here. */
    int mark(String id) {
        var at = find(id);
        return at < 0 ? 0 : marks[at];
    }

    Roll with(String id, int mark) {
        var at = find(id);
        if (at >= 0 && marks[at] == mark) {
            return this;
        }
        if (at >= 0) {
            var changed = marks.clone();
            changed[at] = mark;
            return new Roll(ids, changed);
        }
        var more = Arrays.copyOf(ids, ids.length + 1);
        var moreMarks = Arrays.copyOf(marks, ids.length + 1);
        more[ids.length] = id;
        moreMarks[ids.length] = mark;
        return new Roll(more, moreMarks);
    }

    private int find(String id) {
        for (var i = 0; i < ids.length; i++) {
            if (ids[i].equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
