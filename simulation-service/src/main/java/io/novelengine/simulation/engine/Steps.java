package io.novelengine.simulation.engine;

/** The next steps of one person: wishes for acts that bring the aim in hand nearer, and ways to walk. */
final class Steps {

    /*
     * Find out, approach, attempt, consequence. Information comes first in the arc, force late: `early` dampens
     * attempts before the middle, `late` raises decisive ones at the crisis and after.
     */

    private static final double PULL = 1.4;

    private final Stage stage;
    private final State state;
    private final Wishes wishes;
    final double early;
    final double late;
    int me;
    Psyche mind;
    int here;
    double weight;
    int ref;

    Steps(State state, Phase phase, Wishes wishes) {
        this.state = state;
        this.stage = state.stage;
        this.wishes = wishes;
        early = switch (phase) {
            case OPENING -> .45;
            case RISING -> .8;
            default -> 1;
        };
        late = switch (phase) {
            case OPENING -> .15;
            case RISING -> .5;
            case CRISIS -> .9;
            case CLIMAX -> 1.5;
            case FALLING -> .35;
        };
        mind = state.minds[0];
    }

    void begin(int person) {
        me = person;
        mind = state.minds[person];
        here = state.at[person];
    }

    /** The aim in hand, by its place among the person's aims. */
    void pursue(Goal goal, int index) {
        weight = goal.weight() / (1 + .08 * goal.setbacks());
        ref = index;
    }

    void wish(int type, int target, int item, int secret, double by) {
        wishes.add(type, target, -1, item, secret, -1, PULL * weight * by, Motive.AIM, ref);
    }

    void about(int type, int about, double by) {
        wishes.add(type, -1, about, -1, -1, -1, PULL * weight * by, Motive.AIM, ref);
    }

    void walk(int to, double by) {
        int next = to == here ? -1 : state.step(here, to);
        by = by * 1.5;
        if (next >= 0) {
            wishes.add(Act.GO, -1, -1, -1, -1, next, weight * by, Motive.AIM, ref);
            wishes.add(Act.SLIP_AWAY, -1, -1, -1, -1, next, weight * by * .8, Motive.AIM, ref);
            wishes.add(Act.FOLLOW, -1, -1, -1, -1, next, weight * by * .8, Motive.AIM, ref);
            wishes.add(Act.LEAD, -1, -1, -1, -1, next, weight * by * .6, Motive.AIM, ref);
        } else if (to != here) {
            for (int p = 0; p < stage.places; p++) {
                if (state.barred(here, p)) {
                    wishes.add(Act.FORCE, -1, -1, -1, -1, p, weight * by, Motive.AIM, ref);
                }
            }
        }
    }

    void approach(int person, double by) {
        if (state.together(me, person)) {
            return;
        }
        int seen = mind.seenAt[person];
        if (seen >= 0 && seen != here) {
            walk(seen, by);
        } else {
            wander(by * .7);
        }
    }

    void wander(double by) {
        int best = -1;
        int oldest = Integer.MAX_VALUE;
        for (int p = 0; p < stage.places; p++) {
            if (p != here && mind.searched[p] < oldest && state.step(here, p) >= 0) {
                oldest = mind.searched[p];
                best = p;
            }
        }
        if (best >= 0) {
            walk(best, by);
        }
    }

    boolean alone() {
        for (int x = 0; x < stage.people; x++) {
            if (x != me && state.together(me, x)) {
                return false;
            }
        }
        return true;
    }
}
