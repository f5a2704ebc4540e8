package io.novelengine.simulation.engine;

/** How to learn a secret, bring it out, or keep it from coming out. */
final class SecretPlans {

    private final State state;
    private final Stage stage;
    private final Steps steps;
    private final ThingPlans things;

    SecretPlans(State state, Steps steps, ThingPlans things) {
        this.state = state;
        this.stage = state.stage;
        this.steps = steps;
        this.things = things;
    }

    void learn(int secret) {
        if (steps.mind.knows(secret)) {
            consequence(secret);
            return;
        }
        steps.wish(Act.DEDUCE, -1, -1, secret, 1.1);
        steps.wish(Act.ASK_ABOUT, -1, -1, secret, .5);
        steps.wish(Act.EAVESDROP, -1, -1, -1, .7);
        steps.wish(Act.PRESS, -1, -1, secret, .55 * steps.late + .2);
        int item = stage.secretItem[secret];
        int place = place(secret);
        if (item >= 0) {
            steps.wish(Act.EXAMINE, -1, item, -1, 1);
            int where = steps.mind.itemAt[item];
            if (where >= Psyche.HELD && where - Psyche.HELD != steps.me) {
                steps.wish(Act.WATCH, where - Psyche.HELD, -1, -1, .6);
                steps.wish(Act.PERSUADE, where - Psyche.HELD, item, -1, .4);
                steps.approach(where - Psyche.HELD, .5);
            } else if (where >= 0 && where < Psyche.HELD && where != steps.here) {
                steps.walk(where, .6);
            }
        }
        for (int other = 0; other < stage.people; other++) {
            if (other != steps.me && (steps.mind.thinksKnow[secret] >>> other & 1) != 0) {
                steps.wish(Act.ASK_ABOUT, other, -1, secret, .95);
                steps.wish(Act.PRESS, other, -1, secret, .9 * steps.late + .1);
                steps.wish(Act.WATCH, other, -1, -1, .85);
                steps.approach(other, .65);
            }
        }
        if (place >= 0 && place != steps.here && steps.mind.searched[place] == 0) {
            steps.walk(place, .55);
        }
        steps.wish(Act.SEARCH, -1, -1, -1, place == steps.here ? 1.05 : .6);
        if (steps.mind.searched[steps.here] != 0) {
            steps.wander(.45);
        }
    }

    private int place(int secret) {
        return stage.secretPlace[secret] >= 0 ? stage.secretPlace[secret] : stage.secretFoundAt[secret];
    }

    private void consequence(int secret) {
        int holder = stage.secretHolder[secret];
        int person = stage.secretPerson[secret];
        for (int whom : new int[] {holder, person}) {
            if (whom >= 0 && whom != steps.me) {
                steps.wish(Act.CONFRONT, whom, -1, secret, .9 * Math.max(steps.early, .6));
                steps.wish(Act.ACCUSE, whom, -1, secret, .75 * Math.max(steps.early, .6));
                steps.wish(Act.HINT, whom, -1, secret, .6);
                steps.approach(whom, .6);
            }
        }
        steps.wish(Act.REVEAL, -1, -1, secret, .8 * steps.late);
        steps.wish(Act.CONFIDE, -1, -1, secret, .5);
    }

    void expose(int secret) {
        if (!steps.mind.knows(secret)) {
            learn(secret);
            return;
        }
        consequence(secret);
        steps.wish(Act.REVEAL, -1, -1, secret, 1.1 * steps.late);
        steps.wish(Act.HINT, -1, -1, secret, .4);
        if (steps.alone()) {
            steps.wander(.5);
        }
    }

    void hide(int secret) {
        int item = stage.secretItem[secret];
        for (int other = 0; other < stage.people; other++) {
            if (other != steps.me && (steps.mind.thinksKnow[secret] >>> other & 1) != 0) {
                steps.wish(Act.BIND_TO_SILENCE, other, -1, secret, .8);
                steps.wish(Act.PLEAD, other, -1, -1, .5);
                steps.wish(Act.THREATEN, other, -1, -1, .6 * steps.early);
                steps.wish(Act.BARGAIN, other, -1, -1, .4);
            } else if (other != steps.me && state.opposed(steps.me, other)) {
                steps.wish(Act.WATCH, other, -1, -1, .45);
                steps.wish(Act.SABOTAGE, other, -1, -1, .55 * steps.early);
                steps.wish(Act.BAR_WAY, other, -1, -1, .4 * steps.early);
                steps.wish(Act.DENY, other, -1, -1, .5);
            }
        }
        steps.wish(Act.DENY, -1, -1, secret, .6);
        steps.wish(Act.EVADE, -1, -1, secret, .6);
        steps.wish(Act.ANSWER, -1, -1, secret, -.8);
        steps.wish(Act.LET_SLIP, -1, -1, secret, -.4);
        steps.wish(Act.REVEAL, -1, -1, secret, -.9);
        steps.wish(Act.CONFIDE, -1, -1, secret, -.35);
        steps.wish(Act.HINT, -1, -1, secret, -.6);
        if (item >= 0) {
            steps.wish(Act.DESTROY, -1, item, -1, .9 * Math.max(steps.late, .3));
            steps.wish(Act.HIDE, -1, item, -1, .7);
            if (state.holder[item] != steps.me && steps.mind.itemAt[item] >= 0) {
                things.obtain(item, -1);
            }
        }
    }
}
