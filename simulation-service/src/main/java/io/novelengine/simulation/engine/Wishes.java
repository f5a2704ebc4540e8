package io.novelengine.simulation.engine;

import java.util.Arrays;

/** What would serve somebody now: kinds of acts with what they should be about, weighted; kept by kind of act. */
final class Wishes {

    private static final int MOST = 512;

    private final int[] head = new int[Actions.all().size()];
    private final int[] next = new int[MOST];
    private final int[] target = new int[MOST];
    private final int[] about = new int[MOST];
    private final int[] item = new int[MOST];
    private final int[] secret = new int[MOST];
    private final int[] place = new int[MOST];
    private final double[] weight = new double[MOST];
    private final Motive[] motive = new Motive[MOST];
    private final int[] ref = new int[MOST];
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
        this.target[size] = target;
        this.about[size] = about;
        this.item[size] = item;
        this.secret[size] = secret;
        this.place[size] = place;
        this.weight[size] = weight;
        this.motive[size] = motive;
        this.ref[size] = ref;
        next[size] = head[type];
        head[type] = size++;
    }

    boolean any(int type) {
        return head[type] >= 0;
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
