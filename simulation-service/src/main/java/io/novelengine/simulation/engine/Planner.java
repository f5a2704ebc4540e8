package io.novelengine.simulation.engine;

/** Turns what somebody is after into the next steps that would bring it nearer, as far as they believe. */
final class Planner {

    /*
     * Find out, approach, attempt, consequence. Information comes first in the arc, force late: `early` dampens
     * attempts before the middle, `late` raises decisive ones at the crisis and after.
     */

    private static final double PULL = 1.4;

    private final Stage stage;
    private final State state;
    private final Wishes wishes;
    private final double early;
    private final double late;
    private int me;
    private Psyche mind;
    private int here;
    private double weight;
    private int ref;

    Planner(State state, Phase phase, Wishes wishes) {
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

    void plan(int person) {
        me = person;
        mind = state.minds[person];
        here = state.at[person];
        for (int g = 0; g < mind.goals.length; g++) {
            Goal goal = mind.goals[g];
            if (goal != null && goal.open()) {
                weight = goal.weight() / (1 + .08 * goal.setbacks());
                ref = g;
                plan(goal);
                if (g == 0) {
                    wish(Act.RENOUNCE, -1, -1, -1, -.5);
                }
            }
        }
    }

    private void plan(Goal goal) {
        switch (goal.kind()) {
            case OBTAIN -> obtain(goal.object(), goal.rival());
            case KEEP -> keep(goal.object(), goal.rival());
            case DELIVER -> deliver(goal.object(), goal.to(), goal.rival());
            case LEARN -> learn(goal.object());
            case EXPOSE -> expose(goal.object());
            case HIDE -> hide(goal.object());
            case WIN -> win(goal.object(), goal.rival());
            case RUIN -> ruin(goal.object());
            case PROTECT -> protect(goal.object());
            case RECONCILE -> makePeace(goal.object());
            case REACH -> reach(goal.object(), goal.rival());
            case LEAVE -> leave(goal.object(), goal.rival());
        }
        rival(goal.rival());
    }

    private void wish(int type, int target, int item, int secret, double by) {
        wishes.add(type, target, -1, item, secret, -1, PULL * weight * by, Motive.AIM, ref);
    }

    private void about(int type, int about, double by) {
        wishes.add(type, -1, about, -1, -1, -1, PULL * weight * by, Motive.AIM, ref);
    }

    private void walk(int to, double by) {
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

    private void approach(int person, double by) {
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

    private void wander(double by) {
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

    private void locate(int item, int rival) {
        wish(Act.SEARCH, -1, -1, -1, .7);
        wish(Act.ASK_WHEREABOUTS, -1, item, -1, .75);
        if (rival >= 0) {
            wish(Act.ASK_WHEREABOUTS, rival, item, -1, .9);
            wish(Act.WATCH, rival, -1, -1, .75);
            wish(Act.EAVESDROP, rival, -1, -1, .75);
            approach(rival, .45);
        }
        wish(Act.WATCH, -1, -1, -1, .3);
        wish(Act.EAVESDROP, -1, -1, -1, .4);
        if (mind.searched[here] != 0) {
            wander(.6);
        }
    }

    private void obtain(int item, int rival) {
        int where = mind.itemAt[item];
        if (state.holder[item] == me) {
            hold(item, rival);
        } else if (where >= Psyche.HELD) {
            getFrom(where - Psyche.HELD, item);
        } else if (where >= 0) {
            wish(Act.TAKE, -1, item, -1, .9 * early + .1);
            walk(where, .8);
            if (where == here && !state.visible(me, item)) {
                wish(Act.SEARCH, -1, -1, -1, .9);
            }
        } else if (where != Psyche.GONE) {
            locate(item, rival);
        }
    }

    private void getFrom(int holder, int item) {
        if (!state.together(me, holder)) {
            approach(holder, .75);
            return;
        }
        wish(Act.PERSUADE, holder, item, -1, .75 * early);
        wish(Act.PLEAD, holder, item, -1, .6 * early);
        wish(Act.BARGAIN, holder, item, -1, .8 * early);
        wish(Act.DEMAND, holder, item, -1, .7 * early);
        wish(Act.THREATEN, holder, item, -1, .6 * early);
        wish(Act.STEAL, holder, item, -1, 1.05 * early);
        wish(Act.SEIZE, holder, item, -1, .9 * late);
        wish(Act.DISARM, holder, item, -1, .8 * late);
        wish(Act.FIGHT, holder, -1, -1, .4 * late);
        wish(Act.BETRAY, holder, item, -1, 1.1 * late);
        wish(Act.PRAISE, holder, -1, -1, .3);
        wish(Act.WATCH, holder, -1, -1, .3);
        wish(Act.PROMISE, holder, -1, -1, .35);
        wish(Act.CONFRONT, holder, item, -1, .6 * early);
    }

    private void hold(int item, int rival) {
        wish(Act.HIDE, -1, item, -1, rival >= 0 && state.together(me, rival) ? 0 : .45 * early);
        wish(Act.MISLEAD, rival, item, -1, .6);
        wish(Act.EXAMINE, -1, item, -1, .5);
        if (rival >= 0) {
            wish(Act.WATCH, rival, -1, -1, .4);
            wish(Act.DEFY, rival, -1, -1, .4);
            wish(Act.REFUSE, rival, item, -1, .6);
            wish(Act.YIELD, rival, item, -1, -.8);
        }
        wish(Act.YIELD, -1, item, -1, -.6);
        wish(Act.GIVE, -1, item, -1, -.9);
        wish(Act.TRADE, -1, item, -1, -.5);
        wish(Act.DESTROY, -1, item, -1, -.9);
        wish(Act.REFUSE, -1, item, -1, .4);
    }

    private void keep(int item, int rival) {
        if (state.holder[item] == me) {
            hold(item, rival);
            return;
        }
        int where = mind.itemAt[item];
        if (where >= Psyche.HELD) {
            getFrom(where - Psyche.HELD, item);
        } else if (where >= 0) {
            walk(where, .5);
            if (where == here) {
                wish(Act.TAKE, -1, item, -1, .7);
            }
            if (rival >= 0) {
                wish(Act.MISLEAD, rival, item, -1, .8);
                wish(Act.BAR_WAY, rival, -1, -1, .5 * early);
                wish(Act.WATCH, rival, -1, -1, .5);
            }
        } else if (where != Psyche.GONE) {
            locate(item, rival);
        }
    }

    private void deliver(int item, int to, int rival) {
        if (state.holder[item] != me) {
            obtain(item, rival);
        } else if (state.together(me, to)) {
            wish(Act.DELIVER, to, item, -1, 1.1 * Math.max(early, .6));
            wish(Act.SHOW, to, item, -1, .5);
        } else {
            approach(to, .8);
            hold(item, rival);
        }
    }

    private void learn(int secret) {
        if (mind.knows(secret)) {
            consequence(secret);
            return;
        }
        wish(Act.DEDUCE, -1, -1, secret, 1.1);
        wish(Act.ASK_ABOUT, -1, -1, secret, .5);
        wish(Act.EAVESDROP, -1, -1, -1, .7);
        wish(Act.PRESS, -1, -1, secret, .55 * late + .2);
        int item = stage.secretItem[secret];
        int place = place(secret);
        if (item >= 0) {
            wish(Act.EXAMINE, -1, item, -1, 1);
            int where = mind.itemAt[item];
            if (where >= Psyche.HELD && where - Psyche.HELD != me) {
                wish(Act.WATCH, where - Psyche.HELD, -1, -1, .6);
                wish(Act.PERSUADE, where - Psyche.HELD, item, -1, .4);
                approach(where - Psyche.HELD, .5);
            } else if (where >= 0 && where < Psyche.HELD && where != here) {
                walk(where, .6);
            }
        }
        for (int other = 0; other < stage.people; other++) {
            if (other != me && (mind.thinksKnow[secret] >>> other & 1) != 0) {
                wish(Act.ASK_ABOUT, other, -1, secret, .95);
                wish(Act.PRESS, other, -1, secret, .9 * late + .1);
                wish(Act.WATCH, other, -1, -1, .85);
                approach(other, .65);
            }
        }
        if (place >= 0 && place != here && mind.searched[place] == 0) {
            walk(place, .55);
        }
        wish(Act.SEARCH, -1, -1, -1, place == here ? 1.05 : .6);
        if (mind.searched[here] != 0) {
            wander(.45);
        }
    }

    private int place(int secret) {
        return stage.secretPlace[secret] >= 0 ? stage.secretPlace[secret] : stage.secretFoundAt[secret];
    }

    private void consequence(int secret) {
        int holder = stage.secretHolder[secret];
        int person = stage.secretPerson[secret];
        for (int whom : new int[] {holder, person}) {
            if (whom >= 0 && whom != me) {
                wish(Act.CONFRONT, whom, -1, secret, .9 * Math.max(early, .6));
                wish(Act.ACCUSE, whom, -1, secret, .75 * Math.max(early, .6));
                wish(Act.HINT, whom, -1, secret, .6);
                approach(whom, .6);
            }
        }
        wish(Act.REVEAL, -1, -1, secret, .8 * late);
        wish(Act.CONFIDE, -1, -1, secret, .5);
    }

    private void expose(int secret) {
        if (!mind.knows(secret)) {
            learn(secret);
            return;
        }
        consequence(secret);
        wish(Act.REVEAL, -1, -1, secret, 1.1 * late);
        wish(Act.HINT, -1, -1, secret, .4);
        if (alone()) {
            wander(.5);
        }
    }

    private boolean alone() {
        for (int x = 0; x < stage.people; x++) {
            if (x != me && state.together(me, x)) {
                return false;
            }
        }
        return true;
    }

    private void hide(int secret) {
        int item = stage.secretItem[secret];
        for (int other = 0; other < stage.people; other++) {
            if (other != me && (mind.thinksKnow[secret] >>> other & 1) != 0) {
                wish(Act.BIND_TO_SILENCE, other, -1, secret, .8);
                wish(Act.PLEAD, other, -1, -1, .5);
                wish(Act.THREATEN, other, -1, -1, .6 * early);
                wish(Act.BARGAIN, other, -1, -1, .4);
            } else if (other != me && state.opposed(me, other)) {
                wish(Act.WATCH, other, -1, -1, .45);
                wish(Act.SABOTAGE, other, -1, -1, .55 * early);
                wish(Act.BAR_WAY, other, -1, -1, .4 * early);
                wish(Act.DENY, other, -1, -1, .5);
            }
        }
        wish(Act.DENY, -1, -1, secret, .6);
        wish(Act.EVADE, -1, -1, secret, .6);
        wish(Act.ANSWER, -1, -1, secret, -.8);
        wish(Act.LET_SLIP, -1, -1, secret, -.4);
        wish(Act.REVEAL, -1, -1, secret, -.9);
        wish(Act.CONFIDE, -1, -1, secret, -.35);
        wish(Act.HINT, -1, -1, secret, -.6);
        if (item >= 0) {
            wish(Act.DESTROY, -1, item, -1, .9 * Math.max(late, .3));
            wish(Act.HIDE, -1, item, -1, .7);
            if (state.holder[item] != me && mind.itemAt[item] >= 0) {
                obtain(item, -1);
            }
        }
    }

    private void win(int person, int rival) {
        if (!state.together(me, person)) {
            approach(person, .7);
        }
        wish(Act.PRAISE, person, -1, -1, .6);
        wish(Act.FLIRT, person, -1, -1, .7);
        wish(Act.JOKE, person, -1, -1, .5);
        wish(Act.HELP, person, -1, -1, .7);
        wish(Act.COMFORT, person, -1, -1, .8);
        wish(Act.CONFIDE, person, -1, -1, .75);
        wish(Act.PROMISE, person, -1, -1, .75);
        wish(Act.GUARD, person, -1, -1, .5);
        wish(Act.STAND_BY, person, -1, -1, .7);
        wish(Act.SHARE, person, -1, -1, .5);
        wish(Act.ADVISE, person, -1, -1, .5);
        wish(Act.WARN, person, -1, -1, .55);
        wish(Act.TEND, person, -1, -1, .9);
        wish(Act.RESCUE, person, -1, -1, 1);
        wish(Act.GIVE, person, -1, -1, .5);
        wish(Act.ALLY, person, -1, -1, .8);
        wish(Act.PERSUADE, person, -1, -1, .5);
        wish(Act.DECLARE, person, -1, -1, 1 * late + .1);
        if (rival >= 0) {
            about(Act.SLANDER, rival, .5);
            about(Act.REPORT, rival, .7);
            wish(Act.CHALLENGE, rival, -1, -1, .5);
        }
    }

    private void ruin(int person) {
        if (!state.together(me, person)) {
            approach(person, .35);
        }
        about(Act.SLANDER, person, .75);
        about(Act.REPORT, person, .85);
        wish(Act.WATCH, person, -1, -1, .5);
        wish(Act.EAVESDROP, person, -1, -1, .55);
        wish(Act.SABOTAGE, person, -1, -1, .8 * early);
        wish(Act.MOCK, person, -1, -1, .5);
        wish(Act.CHALLENGE, person, -1, -1, .6 * early);
        wish(Act.STEAL, person, -1, -1, .5 * early);
        wish(Act.PLANT, person, -1, -1, .7 * early);
        wish(Act.ACCUSE, person, -1, -1, .8 * early);
        wish(Act.BETRAY, person, -1, -1, .9 * late);
        wish(Act.TRAP, person, -1, -1, .9 * late);
        wish(Act.FIGHT, person, -1, -1, .85 * late);
        wish(Act.DRIVE_OUT, person, -1, -1, .8 * late);
        for (int s = 0; s < stage.secrets; s++) {
            if (mind.knows(s)
                    && s != ownSecret()
                    && (stage.secretHolder[s] == person || stage.secretPerson[s] == person)) {
                wish(Act.REVEAL, -1, -1, s, 1.1 * late);
                wish(Act.CONFRONT, person, -1, s, .7 * early);
            }
        }
    }

    private int ownSecret() {
        return stage.secret("own:" + stage.slug(me));
    }

    private void protect(int person) {
        if (!state.together(me, person)) {
            approach(person, .6);
        }
        wish(Act.GUARD, person, -1, -1, .65);
        wish(Act.STAND_BY, person, -1, -1, .6);
        wish(Act.WARN, person, -1, -1, .7);
        wish(Act.TEND, person, -1, -1, 1.1);
        wish(Act.RESCUE, person, -1, -1, 1.3);
        wish(Act.HELP, person, -1, -1, .5);
        wish(Act.ENCOURAGE, person, -1, -1, .5);
        wish(Act.COMFORT, person, -1, -1, .6);
        fetch(person);
        about(Act.STAND_BETWEEN, person, 1);
        about(Act.INTERCEDE, person, .8);
        for (int other = 0; other < stage.people; other++) {
            if (other != me && other != person && state.opposed(person, other) && state.together(me, other)) {
                wish(Act.WATCH, other, -1, -1, .5);
                wish(Act.BAR_WAY, other, -1, -1, .55 * early);
                wish(Act.CHALLENGE, other, -1, -1, .55 * early);
                wish(Act.CONFRONT, other, -1, -1, .6 * early);
                wish(Act.PERSUADE, other, -1, -1, .4);
                wish(Act.FIGHT, other, -1, -1, .6 * late);
                wish(Act.DISARM, other, -1, -1, .8 * late);
            }
        }
    }

    /** Gets for somebody what they are after, and brings it to them. */
    private void fetch(int person) {
        for (Goal goal : state.minds[person].goals) {
            if (goal == null || !goal.open() || !goal.kind().ofItem() || goal.kind() == AimKind.DELIVER) {
                continue;
            }
            int item = goal.object();
            int where = mind.itemAt[item];
            if (state.holder[item] == me) {
                wish(Act.DELIVER, person, item, -1, 1.1);
                approach(person, .9);
            } else if (where >= 0 && where < Psyche.HELD) {
                wish(Act.TAKE, -1, item, -1, .75 * early);
                walk(where, .6);
            } else if (where >= Psyche.HELD && where - Psyche.HELD != person) {
                wish(Act.PERSUADE, where - Psyche.HELD, item, -1, .5);
                wish(Act.STEAL, where - Psyche.HELD, item, -1, .6 * early);
                wish(Act.DEMAND, where - Psyche.HELD, item, -1, .5 * early);
            }
        }
    }

    private void makePeace(int person) {
        if (!state.together(me, person)) {
            approach(person, .65);
        }
        wish(Act.RECONCILE, person, -1, -1, .9 * late + .25);
        wish(Act.APOLOGISE, person, -1, -1, .85);
        wish(Act.FORGIVE, person, -1, -1, .9);
        wish(Act.CONFESS, person, -1, -1, .7);
        wish(Act.HELP, person, -1, -1, .6);
        wish(Act.GIVE, person, -1, -1, .5);
        wish(Act.REMINISCE, person, -1, -1, .65);
        wish(Act.PRAISE, person, -1, -1, .5);
        wish(Act.COMFORT, person, -1, -1, .6);
        wish(Act.TEND, person, -1, -1, .9);
        wish(Act.RENOUNCE, person, -1, -1, .6 * late);
        about(Act.MEDIATE, person, .5);
        wish(Act.MEDIATE, person, -1, -1, .5);
    }

    private void reach(int place, int rival) {
        if (place != here) {
            walk(place, Math.max(early, .5) * .8);
        } else {
            wish(Act.SEARCH, -1, -1, -1, .5);
        }
        if (rival >= 0) {
            wish(Act.SABOTAGE, rival, -1, -1, .4 * early);
            wish(Act.ARGUE, rival, -1, -1, .4);
        }
    }

    private void leave(int place, int rival) {
        if (place == here) {
            for (int p = 0; p < stage.places; p++) {
                if (state.open(here, p)) {
                    wishes.add(Act.GO, -1, -1, -1, -1, p, weight * .5 * early, Motive.AIM, ref);
                    wishes.add(Act.SLIP_AWAY, -1, -1, -1, -1, p, weight * .7 * early, Motive.AIM, ref);
                } else if (state.barred(here, p)) {
                    wishes.add(Act.FORCE, -1, -1, -1, -1, p, weight * .9, Motive.AIM, ref);
                }
            }
        }
        wish(Act.DEPART, -1, -1, -1, 1);
        wish(Act.PERSUADE, -1, -1, -1, .3);
        wish(Act.PLEAD, rival, -1, -1, .5);
    }

    private void rival(int rival) {
        if (rival < 0) {
            return;
        }
        wish(Act.WATCH, rival, -1, -1, .35);
        wish(Act.ARGUE, rival, -1, -1, .35);
        wish(Act.CHALLENGE, rival, -1, -1, .35 * early);
        wish(Act.WARN, rival, -1, -1, -.2);
        wish(Act.OFFER_TERMS, rival, -1, -1, .35);
        wish(Act.SABOTAGE, rival, -1, -1, .45 * early);
        wish(Act.TRAP, rival, -1, -1, .5 * late);
        wish(Act.BAR_WAY, rival, -1, -1, .4 * early);
        wish(Act.FIGHT, rival, -1, -1, .25 * late);
        about(Act.SLANDER, rival, .4);
        about(Act.REPORT, rival, .6);
        wish(Act.ALLY, -1, -1, -1, .35);
        wish(Act.SCOUT, -1, -1, -1, .15);
    }
}
