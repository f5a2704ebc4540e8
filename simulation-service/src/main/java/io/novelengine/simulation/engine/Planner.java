package io.novelengine.simulation.engine;

/** Turns what somebody is after into the next steps that would bring it nearer, as far as they believe. */
final class Planner {

    private final Stage stage;
    private final State state;
    private final Wishes wishes;
    private final Steps steps;
    private final ThingPlans things;
    private final SecretPlans secrets;
    private final PersonPlans persons;

    Planner(State state, Phase phase, Wishes wishes) {
        this.state = state;
        this.stage = state.stage;
        this.wishes = wishes;
        steps = new Steps(state, phase, wishes);
        things = new ThingPlans(state, steps);
        secrets = new SecretPlans(state, steps, things);
        persons = new PersonPlans(state, steps, things);
    }

    void plan(int person) {
        steps.begin(person);
        for (int g = 0; g < steps.mind.goals.length; g++) {
            Goal goal = steps.mind.goals[g];
            if (goal != null && goal.open()) {
                steps.pursue(goal, g);
                plan(goal);
                if (g == 0) {
                    steps.wish(Act.RENOUNCE, -1, -1, -1, -.5);
                }
            }
        }
    }

    private void plan(Goal goal) {
        switch (goal.kind()) {
            case OBTAIN -> things.obtain(goal.object(), goal.rival());
            case KEEP -> things.keep(goal.object(), goal.rival());
            case DELIVER -> things.deliver(goal.object(), goal.to(), goal.rival());
            case LEARN -> secrets.learn(goal.object());
            case EXPOSE -> secrets.expose(goal.object());
            case HIDE -> secrets.hide(goal.object());
            case WIN -> persons.win(goal.object(), goal.rival());
            case RUIN -> persons.ruin(goal.object());
            case PROTECT -> persons.protect(goal.object());
            case RECONCILE -> persons.makePeace(goal.object());
            case REACH -> reach(goal.object(), goal.rival());
            case LEAVE -> leave(goal.object(), goal.rival());
        }
        rival(goal.rival());
    }

    private void reach(int place, int rival) {
        if (place != steps.here) {
            steps.walk(place, Math.max(steps.early, .5) * .8);
        } else {
            steps.wish(Act.SEARCH, -1, -1, -1, .5);
        }
        if (rival >= 0) {
            steps.wish(Act.SABOTAGE, rival, -1, -1, .4 * steps.early);
            steps.wish(Act.ARGUE, rival, -1, -1, .4);
        }
    }

    private void leave(int place, int rival) {
        if (place == steps.here) {
            for (int p = 0; p < stage.places; p++) {
                if (state.open(steps.here, p)) {
                    wishes.add(Act.GO, -1, -1, -1, -1, p, steps.weight * .5 * steps.early, Motive.AIM, steps.ref);
                    wishes.add(
                            Act.SLIP_AWAY, -1, -1, -1, -1, p, steps.weight * .7 * steps.early, Motive.AIM, steps.ref);
                } else if (state.barred(steps.here, p)) {
                    wishes.add(Act.FORCE, -1, -1, -1, -1, p, steps.weight * .9, Motive.AIM, steps.ref);
                }
            }
        }
        steps.wish(Act.DEPART, -1, -1, -1, 1);
        steps.wish(Act.PERSUADE, -1, -1, -1, .3);
        steps.wish(Act.PLEAD, rival, -1, -1, .5);
    }

    private void rival(int rival) {
        if (rival < 0) {
            return;
        }
        steps.wish(Act.WATCH, rival, -1, -1, .35);
        steps.wish(Act.ARGUE, rival, -1, -1, .35);
        steps.wish(Act.CHALLENGE, rival, -1, -1, .35 * steps.early);
        steps.wish(Act.WARN, rival, -1, -1, -.2);
        steps.wish(Act.OFFER_TERMS, rival, -1, -1, .35);
        steps.wish(Act.SABOTAGE, rival, -1, -1, .45 * steps.early);
        steps.wish(Act.TRAP, rival, -1, -1, .5 * steps.late);
        steps.wish(Act.BAR_WAY, rival, -1, -1, .4 * steps.early);
        steps.wish(Act.FIGHT, rival, -1, -1, .25 * steps.late);
        steps.about(Act.SLANDER, rival, .4);
        steps.about(Act.REPORT, rival, .6);
        steps.wish(Act.ALLY, -1, -1, -1, .35);
        steps.wish(Act.SCOUT, -1, -1, -1, .15);
    }
}
