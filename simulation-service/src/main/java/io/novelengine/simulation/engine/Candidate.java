package io.novelengine.simulation.engine;

/** An act with what it is about, being weighed. */
final class Candidate {

    ActionType type = Actions.all().getFirst();
    int actor;
    int target;
    int about;
    int item;
    int secret;
    int place;
    double utility;
    final double[] weights = new double[Motive.COUNT];
    final int[] refs = new int[Motive.COUNT];

    void set(ActionType type, int actor, int target, int about, int item, int secret, int place) {
        this.type = type;
        this.actor = actor;
        this.target = target;
        this.about = about;
        this.item = item;
        this.secret = secret;
        this.place = place;
    }

    Candidate copy() {
        Candidate copy = new Candidate();
        copy.take(this);
        return copy;
    }

    void take(Candidate from) {
        set(from.type, from.actor, from.target, from.about, from.item, from.secret, from.place);
        utility = from.utility;
        System.arraycopy(from.weights, 0, weights, 0, weights.length);
        System.arraycopy(from.refs, 0, refs, 0, refs.length);
    }
}
