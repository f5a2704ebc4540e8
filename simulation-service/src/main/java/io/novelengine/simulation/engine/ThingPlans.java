package io.novelengine.simulation.engine;

/** How to get a thing, keep it, bring it to somebody, or fetch it for them. */
final class ThingPlans {

    private final State state;
    private final Steps steps;

    ThingPlans(State state, Steps steps) {
        this.state = state;
        this.steps = steps;
    }

    private void locate(int item, int rival) {
        steps.wish(Act.SEARCH, -1, -1, -1, .7);
        steps.wish(Act.ASK_WHEREABOUTS, -1, item, -1, .75);
        if (rival >= 0) {
            steps.wish(Act.ASK_WHEREABOUTS, rival, item, -1, .9);
            steps.wish(Act.WATCH, rival, -1, -1, .75);
            steps.wish(Act.EAVESDROP, rival, -1, -1, .75);
            steps.approach(rival, .45);
        }
        steps.wish(Act.WATCH, -1, -1, -1, .3);
        steps.wish(Act.EAVESDROP, -1, -1, -1, .4);
        if (steps.mind.searched[steps.here] != 0) {
            steps.wander(.6);
        }
    }

    void obtain(int item, int rival) {
        int where = steps.mind.itemAt[item];
        if (state.holder[item] == steps.me) {
            hold(item, rival);
        } else if (where >= Psyche.HELD) {
            getFrom(where - Psyche.HELD, item);
        } else if (where >= 0) {
            steps.wish(Act.TAKE, -1, item, -1, .9 * steps.early + .1);
            steps.walk(where, .8);
            if (where == steps.here && !state.visible(steps.me, item)) {
                steps.wish(Act.SEARCH, -1, -1, -1, .9);
            }
        } else if (where != Psyche.GONE) {
            locate(item, rival);
        }
    }

    private void getFrom(int holder, int item) {
        if (!state.together(steps.me, holder)) {
            steps.approach(holder, .75);
            return;
        }
        steps.wish(Act.PERSUADE, holder, item, -1, .75 * steps.early);
        steps.wish(Act.PLEAD, holder, item, -1, .6 * steps.early);
        steps.wish(Act.BARGAIN, holder, item, -1, .8 * steps.early);
        steps.wish(Act.DEMAND, holder, item, -1, .7 * steps.early);
        steps.wish(Act.THREATEN, holder, item, -1, .6 * steps.early);
        steps.wish(Act.STEAL, holder, item, -1, 1.05 * steps.early);
        steps.wish(Act.SEIZE, holder, item, -1, .9 * steps.late);
        steps.wish(Act.DISARM, holder, item, -1, .8 * steps.late);
        steps.wish(Act.FIGHT, holder, -1, -1, .4 * steps.late);
        steps.wish(Act.BETRAY, holder, item, -1, 1.1 * steps.late);
        steps.wish(Act.PRAISE, holder, -1, -1, .3);
        steps.wish(Act.WATCH, holder, -1, -1, .3);
        steps.wish(Act.PROMISE, holder, -1, -1, .35);
        steps.wish(Act.CONFRONT, holder, item, -1, .6 * steps.early);
    }

    private void hold(int item, int rival) {
        steps.wish(Act.HIDE, -1, item, -1, rival >= 0 && state.together(steps.me, rival) ? 0 : .45 * steps.early);
        steps.wish(Act.MISLEAD, rival, item, -1, .6);
        steps.wish(Act.EXAMINE, -1, item, -1, .5);
        if (rival >= 0) {
            steps.wish(Act.WATCH, rival, -1, -1, .4);
            steps.wish(Act.DEFY, rival, -1, -1, .4);
            steps.wish(Act.REFUSE, rival, item, -1, .6);
            steps.wish(Act.YIELD, rival, item, -1, -.8);
        }
        steps.wish(Act.YIELD, -1, item, -1, -.6);
        steps.wish(Act.GIVE, -1, item, -1, -.9);
        steps.wish(Act.TRADE, -1, item, -1, -.5);
        steps.wish(Act.DESTROY, -1, item, -1, -.9);
        steps.wish(Act.REFUSE, -1, item, -1, .4);
    }

    void keep(int item, int rival) {
        if (state.holder[item] == steps.me) {
            hold(item, rival);
            return;
        }
        int where = steps.mind.itemAt[item];
        if (where >= Psyche.HELD) {
            getFrom(where - Psyche.HELD, item);
        } else if (where >= 0) {
            steps.walk(where, .5);
            if (where == steps.here) {
                steps.wish(Act.TAKE, -1, item, -1, .7);
            }
            if (rival >= 0) {
                steps.wish(Act.MISLEAD, rival, item, -1, .8);
                steps.wish(Act.BAR_WAY, rival, -1, -1, .5 * steps.early);
                steps.wish(Act.WATCH, rival, -1, -1, .5);
            }
        } else if (where != Psyche.GONE) {
            locate(item, rival);
        }
    }

    void deliver(int item, int to, int rival) {
        if (state.holder[item] != steps.me) {
            obtain(item, rival);
        } else if (state.together(steps.me, to)) {
            steps.wish(Act.DELIVER, to, item, -1, 1.1 * Math.max(steps.early, .6));
            steps.wish(Act.SHOW, to, item, -1, .5);
        } else {
            steps.approach(to, .8);
            hold(item, rival);
        }
    }

    /** Gets for somebody what they are after, and brings it to them. */
    void fetch(int person) {
        for (Goal goal : state.minds[person].goals) {
            if (goal == null || !goal.open() || !goal.kind().ofItem() || goal.kind() == AimKind.DELIVER) {
                continue;
            }
            int item = goal.object();
            int where = steps.mind.itemAt[item];
            if (state.holder[item] == steps.me) {
                steps.wish(Act.DELIVER, person, item, -1, 1.1);
                steps.approach(person, .9);
            } else if (where >= 0 && where < Psyche.HELD) {
                steps.wish(Act.TAKE, -1, item, -1, .75 * steps.early);
                steps.walk(where, .6);
            } else if (where >= Psyche.HELD && where - Psyche.HELD != person) {
                steps.wish(Act.PERSUADE, where - Psyche.HELD, item, -1, .5);
                steps.wish(Act.STEAL, where - Psyche.HELD, item, -1, .6 * steps.early);
                steps.wish(Act.DEMAND, where - Psyche.HELD, item, -1, .5 * steps.early);
            }
        }
    }
}
