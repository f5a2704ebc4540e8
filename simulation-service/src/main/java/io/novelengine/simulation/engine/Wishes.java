package io.novelengine.simulation.engine;

import java.util.Arrays;

/** What would serve somebody now: kinds of acts with what they should be about, weighted; kept by kind of act. */
final class Wishes {

    private static final int MOST = 1024;
    private static final int FIRST = 160;

    private final int[] head = new int[Actions.all().size()];
    private int[] next = new int[FIRST];
    private int[] target = new int[FIRST];
    private int[] about = new int[FIRST];
    private int[] item = new int[FIRST];
    private int[] secret = new int[FIRST];
    private int[] place = new int[FIRST];
    private double[] weight = new double[FIRST];
    private Motive[] motive = new Motive[FIRST];
    private int[] ref = new int[FIRST];
    private final double[] most = new double[head.length];
    private final boolean[] known = new boolean[head.length];
    private final double[] byMotive = new double[Motive.COUNT];
    private int size;

    void clear() {
        Arrays.fill(head, -1);
        size = 0;
    }

    /** Adds a wish; -1 leaves a slot to chance. */
    void add(int type, int target, int about, int item, int secret, int place, double weight, Motive motive, int ref) {
        if (size == MOST || weight == 0) {
            return;
        }
        if (size == next.length) {
            grow();
        }
        this.target[size] = target;
        this.about[size] = about;
        this.item[size] = item;
        this.secret[size] = secret;
        this.place[size] = place;
        this.weight[size] = weight;
        this.motive[size] = motive;
        this.ref[size] = ref;
        known[type] = false;
        next[size] = head[type];
        head[type] = size++;
    }

    private void grow() {
        int more = Math.min(MOST, next.length * 2);
        next = Arrays.copyOf(next, more);
        target = Arrays.copyOf(target, more);
        about = Arrays.copyOf(about, more);
        item = Arrays.copyOf(item, more);
        secret = Arrays.copyOf(secret, more);
        place = Arrays.copyOf(place, more);
        ref = Arrays.copyOf(ref, more);
        weight = Arrays.copyOf(weight, more);
        motive = Arrays.copyOf(motive, more);
    }

    boolean any(int type) {
        return head[type] >= 0;
    }

    /** The most that wishes can add to an act of this type, whatever it is about. */
    double most(int type) {
        if (head[type] < 0) {
            return 0;
        }
        if (!known[type]) {
            Arrays.fill(byMotive, 0);
            double sum = 0;
            for (int wish = head[type]; wish >= 0; wish = next[wish]) {
                int slot = motive[wish].ordinal();
                if (weight[wish] > byMotive[slot]) {
                    sum += weight[wish] - byMotive[slot];
                    byMotive[slot] = weight[wish];
                }
            }
            most[type] = sum;
            known[type] = true;
        }
        return most[type];
    }

    /** Puts the strongest fitting wish of each motive into the candidate's weights. */
    void weigh(Candidate candidate) {
        for (int wish = head[candidate.type.index()]; wish >= 0; wish = next[wish]) {
            if (fits(target[wish], candidate.target)
                    && fits(about[wish], candidate.about)
                    && fits(item[wish], candidate.item)
                    && fits(secret[wish], candidate.secret)
                    && fits(place[wish], candidate.place)) {
                int slot = motive[wish].ordinal();
                if (Math.abs(weight[wish]) > Math.abs(candidate.weights[slot])) {
                    candidate.weights[slot] = weight[wish];
                    candidate.refs[slot] = ref[wish];
                }
            }
        }
    }

    private static boolean fits(int wanted, int given) {
        return wanted < 0 || wanted == given;
    }
}
