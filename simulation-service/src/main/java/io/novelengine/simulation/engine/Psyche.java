package io.novelengine.simulation.engine;

import java.util.Arrays;

/** What one person feels, believes, remembers and is after; copied before it is changed. */
final class Psyche {

    /*
     * Event references are ordinals: turn * 1000 + seq, 0 for none. Places of items are believed as codes:
     * -1 unknown, -2 gone for good, 0.. a place, HELD + k held by person k.
     */

    static final int HELD = 1000;
    static final int UNKNOWN = -1;
    static final int GONE = -2;

    static final int AFFINITY = 0;
    static final int TRUST = 1;
    static final int RESPECT = 2;
    static final int FEAR = 3;
    static final int ATTRACTION = 4;
    static final int DEBT = 5;
    static final int AXES = 6;

    final double[] feelings;
    final int[] liked;
    final int[] disliked;
    final int[] wrongedBy;
    final int[] guiltyOf;
    final int[] promise;
    final int[] ally;
    final int[] seenAt;
    final int[] seenTurn;
    final int[] itemAt;
    final int[] itemCause;
    final boolean[] read;
    final int[] knows;
    final int[] clues;
    final int[] clueCause;
    final long[] thinksKnow;
    final int[] searched;
    final Goal[] goals;
    final int[] memoryEvent;
    final int[] memoryOther;
    final double[] memoryWeight;
    long greeted;
    double valence;
    double arousal;
    int moodCause;
    int missing = -1;
    int missingCause;
    int setback;

    Psyche(int people, int items, int secrets, int places, int goalCount) {
        feelings = new double[people * AXES];
        liked = new int[people];
        disliked = new int[people];
        wrongedBy = new int[people];
        guiltyOf = new int[people];
        promise = new int[people];
        ally = new int[people];
        seenAt = filled(people, -1);
        seenTurn = new int[people];
        itemAt = filled(items, UNKNOWN);
        itemCause = new int[items];
        read = new boolean[items];
        knows = new int[secrets];
        clues = new int[secrets];
        clueCause = new int[secrets];
        thinksKnow = new long[secrets];
        searched = new int[places];
        goals = new Goal[goalCount];
        memoryEvent = new int[12];
        memoryOther = filled(12, -1);
        memoryWeight = new double[12];
    }

    private Psyche(Psyche from) {
        feelings = from.feelings.clone();
        liked = from.liked.clone();
        disliked = from.disliked.clone();
        wrongedBy = from.wrongedBy.clone();
        guiltyOf = from.guiltyOf.clone();
        promise = from.promise.clone();
        ally = from.ally.clone();
        seenAt = from.seenAt.clone();
        seenTurn = from.seenTurn.clone();
        itemAt = from.itemAt.clone();
        itemCause = from.itemCause.clone();
        read = from.read.clone();
        knows = from.knows.clone();
        clues = from.clues.clone();
        clueCause = from.clueCause.clone();
        thinksKnow = from.thinksKnow.clone();
        searched = from.searched.clone();
        goals = from.goals.clone();
        memoryEvent = from.memoryEvent.clone();
        memoryOther = from.memoryOther.clone();
        memoryWeight = from.memoryWeight.clone();
        greeted = from.greeted;
        valence = from.valence;
        arousal = from.arousal;
        moodCause = from.moodCause;
        missing = from.missing;
        missingCause = from.missingCause;
        setback = from.setback;
    }

    Psyche copy() {
        return new Psyche(this);
    }

    private static int[] filled(int size, int value) {
        int[] array = new int[size];
        Arrays.fill(array, value);
        return array;
    }

    double feels(int other, int axis) {
        return feelings[other * AXES + axis];
    }

    /** The change that was possible within -1 and 1. */
    double change(int other, int axis, double by) {
        double before = feelings[other * AXES + axis];
        double after = Math.clamp(before + by, -1.0, 1.0);
        feelings[other * AXES + axis] = after;
        return after - before;
    }

    boolean knows(int secret) {
        return knows[secret] != 0;
    }

    boolean hasGreeted(int other) {
        return (greeted >>> other & 1) != 0;
    }

    /** Keeps the memory if it weighs more, faded by age, than the faintest one kept. */
    void remember(int event, int other, double weight) {
        int turn = event / 1000;
        int faintest = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < memoryEvent.length; i++) {
            double now = memoryEvent[i] == 0 ? -1 : recall(i, turn);
            if (now < least) {
                least = now;
                faintest = i;
            }
        }
        if (weight > least) {
            memoryEvent[faintest] = event;
            memoryOther[faintest] = other;
            memoryWeight[faintest] = weight;
        }
    }

    /** Weight of a memory this turn: importance, faded by 3 % a turn. */
    double recall(int index, int turn) {
        int age = Math.max(0, turn - memoryEvent[index] / 1000);
        return memoryWeight[index] / (1 + .03 * age);
    }

    /** Index of the strongest memory of this person, or -1. */
    int strongestMemoryOf(int other, int turn) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < memoryEvent.length; i++) {
            if (memoryEvent[i] != 0 && memoryOther[i] == other && recall(i, turn) > most) {
                most = recall(i, turn);
                best = i;
            }
        }
        return best;
    }
}
