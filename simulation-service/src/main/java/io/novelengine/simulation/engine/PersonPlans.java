package io.novelengine.simulation.engine;

/** How to win somebody, ruin, protect or be reconciled with them. */
final class PersonPlans {

    private final State state;
    private final Stage stage;
    private final Steps steps;
    private final ThingPlans things;

    PersonPlans(State state, Steps steps, ThingPlans things) {
        this.state = state;
        this.stage = state.stage;
        this.steps = steps;
        this.things = things;
    }

    void win(int person, int rival) {
        if (!state.together(steps.me, person)) {
            steps.approach(person, .7);
        }
        steps.wish(Act.PRAISE, person, -1, -1, .6);
        steps.wish(Act.FLIRT, person, -1, -1, .7);
        steps.wish(Act.JOKE, person, -1, -1, .5);
        steps.wish(Act.HELP, person, -1, -1, .7);
        steps.wish(Act.COMFORT, person, -1, -1, .8);
        steps.wish(Act.CONFIDE, person, -1, -1, .75);
        steps.wish(Act.PROMISE, person, -1, -1, .75);
        steps.wish(Act.GUARD, person, -1, -1, .5);
        steps.wish(Act.STAND_BY, person, -1, -1, .7);
        steps.wish(Act.SHARE, person, -1, -1, .5);
        steps.wish(Act.ADVISE, person, -1, -1, .5);
        steps.wish(Act.WARN, person, -1, -1, .55);
        steps.wish(Act.TEND, person, -1, -1, .9);
        steps.wish(Act.RESCUE, person, -1, -1, 1);
        steps.wish(Act.GIVE, person, -1, -1, .5);
        steps.wish(Act.ALLY, person, -1, -1, .8);
        steps.wish(Act.PERSUADE, person, -1, -1, .5);
        steps.wish(Act.DECLARE, person, -1, -1, 1 * steps.late + .1);
        if (rival >= 0) {
            steps.about(Act.SLANDER, rival, .5);
            steps.about(Act.REPORT, rival, .7);
            steps.wish(Act.CHALLENGE, rival, -1, -1, .5);
        }
    }

    void ruin(int person) {
        if (!state.together(steps.me, person)) {
            steps.approach(person, .35);
        }
        steps.about(Act.SLANDER, person, .75);
        steps.about(Act.REPORT, person, .85);
        steps.wish(Act.WATCH, person, -1, -1, .5);
        steps.wish(Act.EAVESDROP, person, -1, -1, .55);
        steps.wish(Act.SABOTAGE, person, -1, -1, .8 * steps.early);
        steps.wish(Act.MOCK, person, -1, -1, .5);
        steps.wish(Act.CHALLENGE, person, -1, -1, .6 * steps.early);
        steps.wish(Act.STEAL, person, -1, -1, .5 * steps.early);
        steps.wish(Act.PLANT, person, -1, -1, .7 * steps.early);
        steps.wish(Act.ACCUSE, person, -1, -1, .8 * steps.early);
        steps.wish(Act.BETRAY, person, -1, -1, .9 * steps.late);
        steps.wish(Act.TRAP, person, -1, -1, .9 * steps.late);
        steps.wish(Act.FIGHT, person, -1, -1, .85 * steps.late);
        steps.wish(Act.DRIVE_OUT, person, -1, -1, .8 * steps.late);
        for (int s = 0; s < stage.secrets; s++) {
            if (steps.mind.knows(s)
                    && s != ownSecret()
                    && (stage.secretHolder[s] == person || stage.secretPerson[s] == person)) {
                steps.wish(Act.REVEAL, -1, -1, s, 1.1 * steps.late);
                steps.wish(Act.CONFRONT, person, -1, s, .7 * steps.early);
            }
        }
    }

    private int ownSecret() {
        return stage.secret("own:" + stage.slug(steps.me));
    }

    void protect(int person) {
        if (!state.together(steps.me, person)) {
            steps.approach(person, .6);
        }
        steps.wish(Act.GUARD, person, -1, -1, .65);
        steps.wish(Act.STAND_BY, person, -1, -1, .6);
        steps.wish(Act.WARN, person, -1, -1, .7);
        steps.wish(Act.TEND, person, -1, -1, 1.1);
        steps.wish(Act.RESCUE, person, -1, -1, 1.3);
        steps.wish(Act.HELP, person, -1, -1, .5);
        steps.wish(Act.ENCOURAGE, person, -1, -1, .5);
        steps.wish(Act.COMFORT, person, -1, -1, .6);
        things.fetch(person);
        steps.about(Act.STAND_BETWEEN, person, 1);
        steps.about(Act.INTERCEDE, person, .8);
        for (int other = 0; other < stage.people; other++) {
            if (other != steps.me
                    && other != person
                    && state.opposed(person, other)
                    && state.together(steps.me, other)) {
                steps.wish(Act.WATCH, other, -1, -1, .5);
                steps.wish(Act.BAR_WAY, other, -1, -1, .55 * steps.early);
                steps.wish(Act.CHALLENGE, other, -1, -1, .55 * steps.early);
                steps.wish(Act.CONFRONT, other, -1, -1, .6 * steps.early);
                steps.wish(Act.PERSUADE, other, -1, -1, .4);
                steps.wish(Act.FIGHT, other, -1, -1, .6 * steps.late);
                steps.wish(Act.DISARM, other, -1, -1, .8 * steps.late);
            }
        }
    }

    void makePeace(int person) {
        if (!state.together(steps.me, person)) {
            steps.approach(person, .65);
        }
        steps.wish(Act.RECONCILE, person, -1, -1, .9 * steps.late + .25);
        steps.wish(Act.APOLOGISE, person, -1, -1, .85);
        steps.wish(Act.FORGIVE, person, -1, -1, .9);
        steps.wish(Act.CONFESS, person, -1, -1, .7);
        steps.wish(Act.HELP, person, -1, -1, .6);
        steps.wish(Act.GIVE, person, -1, -1, .5);
        steps.wish(Act.REMINISCE, person, -1, -1, .65);
        steps.wish(Act.PRAISE, person, -1, -1, .5);
        steps.wish(Act.COMFORT, person, -1, -1, .6);
        steps.wish(Act.TEND, person, -1, -1, .9);
        steps.wish(Act.RENOUNCE, person, -1, -1, .6 * steps.late);
        steps.about(Act.MEDIATE, person, .5);
        steps.wish(Act.MEDIATE, person, -1, -1, .5);
    }
}
