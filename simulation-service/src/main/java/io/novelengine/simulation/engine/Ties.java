package io.novelengine.simulation.engine;

import static io.novelengine.simulation.engine.Psyche.AFFINITY;
import static io.novelengine.simulation.engine.Psyche.ATTRACTION;
import static io.novelengine.simulation.engine.Psyche.DEBT;

/** What past deeds, promises, debts and present need between people make one want to do. */
final class Ties {

    private final Stage stage;
    private final State state;
    private final Wishes wishes;
    private final Phase phase;
    private final double late;

    Ties(State state, Phase phase, Wishes wishes) {
        this.state = state;
        this.stage = state.stage;
        this.wishes = wishes;
        this.phase = phase;
        late = phase == Phase.CRISIS || phase == Phase.CLIMAX ? 1 : phase == Phase.FALLING ? .3 : .6;
    }

    void tie(int me) {
        Psyche mind = state.minds[me];
        if (mind.missing >= 0) {
            add(Act.MISS, -1, -1, mind.missing, 1.2, Motive.LOSS, mind.missingCause);
        }
        for (int other = 0; other < stage.people; other++) {
            if (other != me && state.present(other)) {
                past(me, mind, other);
                if (state.together(me, other)) {
                    present(me, mind, other);
                }
            }
        }
        if (mind.setback != 0) {
            add(Act.RESOLVE, -1, -1, -1, .45, Motive.MOOD, mind.setback);
            add(Act.DESPAIR, -1, -1, -1, .3 + .25 * stage.traits[me][4], Motive.MOOD, mind.setback);
            add(Act.HESITATE, -1, -1, -1, .3 + .3 * stage.traits[me][4], Motive.MOOD, mind.setback);
            add(Act.REFLECT, -1, -1, -1, .25, Motive.MOOD, mind.setback);
        }
        if (phase == Phase.FALLING) {
            outcome(me, mind);
        } else if (state.aimless(me)) {
            add(Act.REFLECT, -1, -1, -1, .8, Motive.MOOD, mind.moodCause);
        }
        if (!state.free(me)) {
            int cause = state.conditionCause[me];
            add(Act.WORK, -1, -1, -1, state.condition[me] == State.CAPTIVE ? .8 : 0, Motive.MOOD, cause);
            add(Act.REST, -1, -1, -1, state.condition[me] == State.DOWN ? .5 : 0, Motive.MOOD, cause);
        }
        new Outings(state, phase, wishes).wish(me);
        tell(me);
    }

    /** Who has won is glad, who has lost is not, and the guilty make off. */
    private void outcome(int me, Psyche mind) {
        for (Goal goal : mind.goals) {
            if (goal != null && goal.status() == Goal.Status.REACHED) {
                add(Act.CELEBRATE, -1, -1, -1, .6 * goal.weight(), Motive.MOOD, goal.cause());
                add(Act.RALLY, -1, -1, -1, .35 * goal.weight(), Motive.MOOD, goal.cause());
            } else if (goal != null && goal.status() == Goal.Status.LOST) {
                add(Act.DESPAIR, -1, -1, -1, .65 * goal.weight(), Motive.MOOD, goal.cause());
                add(Act.REFLECT, -1, -1, -1, .35 * goal.weight(), Motive.MOOD, goal.cause());
                boolean guilty = false;
                for (int guilt : mind.guiltyOf) {
                    guilty |= guilt != 0;
                }
                double shame = guilty && state.turn >= stage.setup.turns() - 1 ? .9 : 0;
                add(Act.DEPART, -1, -1, -1, shame * goal.weight(), Motive.MOOD, goal.cause());
            }
        }
    }

    private void add(int type, int target, int about, int item, double weight, Motive motive, int ref) {
        wishes.add(type, target, about, item, -1, -1, weight, motive, ref);
    }

    private void past(int me, Psyche mind, int other) {
        int wrong = mind.wrongedBy[other];
        if (wrong != 0) {
            double anger = Math.max(.25, .75 - .03 * (state.turn - wrong / 1000)) * (phase == Phase.FALLING ? .5 : 1);
            double soft = .5 + .5 * stage.traits[me][3];
            add(Act.CONFRONT, other, -1, -1, .8 * anger, Motive.GRUDGE, wrong);
            add(Act.ACCUSE, other, -1, -1, .7 * anger, Motive.GRUDGE, wrong);
            add(Act.REPROACH, other, -1, -1, .75 * anger, Motive.GRUDGE, wrong);
            add(Act.VOW, other, -1, -1, .8 * anger, Motive.GRUDGE, wrong);
            add(Act.INSULT, other, -1, -1, .45 * anger, Motive.GRUDGE, wrong);
            add(Act.THREATEN, other, -1, -1, .5 * anger, Motive.GRUDGE, wrong);
            add(Act.SHOVE, other, -1, -1, .4 * anger, Motive.GRUDGE, wrong);
            add(Act.FIGHT, other, -1, -1, .65 * anger * late, Motive.GRUDGE, wrong);
            add(Act.SABOTAGE, other, -1, -1, .5 * anger, Motive.GRUDGE, wrong);
            add(Act.SLANDER, -1, other, -1, .4 * anger, Motive.GRUDGE, wrong);
            add(Act.CHASE, other, -1, -1, wrong / 1000 >= state.turn - 1 ? 1.1 : .3, Motive.GRUDGE, wrong);
            add(Act.FORGIVE, other, -1, -1, soft * (phase == Phase.FALLING ? .8 : .15), Motive.GRUDGE, wrong);
            add(Act.HELP, other, -1, -1, -.3, Motive.GRUDGE, wrong);
            add(Act.PRAISE, other, -1, -1, -.5, Motive.GRUDGE, wrong);
            add(Act.JOKE, other, -1, -1, -.4, Motive.GRUDGE, wrong);
            add(Act.FLIRT, other, -1, -1, -.4, Motive.GRUDGE, wrong);
            add(Act.PROMISE, other, -1, -1, -.4, Motive.GRUDGE, wrong);
            add(Act.CONFIDE, other, -1, -1, -.7, Motive.GRUDGE, wrong);
            add(Act.ALLY, other, -1, -1, -.5, Motive.GRUDGE, wrong);
        }
        int guilt = mind.guiltyOf[other];
        if (guilt != 0) {
            double conscience = .35 + .3 * stage.traits[me][3] + .2 * stage.traits[me][1];
            add(
                    Act.APOLOGISE,
                    other,
                    -1,
                    -1,
                    conscience * (phase == Phase.FALLING ? 1.4 : .8),
                    Motive.OBLIGATION,
                    guilt);
            add(Act.CONFESS, other, -1, -1, conscience * (phase == Phase.FALLING ? 1.2 : .6), Motive.OBLIGATION, guilt);
            add(Act.RECONCILE, other, -1, -1, conscience * (phase == Phase.FALLING ? 1 : .3), Motive.OBLIGATION, guilt);
            add(Act.JOKE, other, -1, -1, -.3, Motive.OBLIGATION, guilt);
        }
        int promise = mind.promise[other];
        if (promise != 0) {
            double due = .35 + .08 * (state.turn - promise / 1000) + .3 * stage.traits[me][1];
            add(
                    Act.KEEP_PROMISE,
                    other,
                    -1,
                    -1,
                    due + (phase.compareTo(Phase.CRISIS) >= 0 ? .35 : 0),
                    Motive.OBLIGATION,
                    promise);
            if (state.opposed(me, other)) {
                add(Act.BREAK_PROMISE, other, -1, -1, .6 - .4 * stage.traits[me][1], Motive.OBLIGATION, promise);
                add(Act.BETRAY, other, -1, -1, .25 * late, Motive.OBLIGATION, promise);
            }
        }
        double debt = mind.feels(other, DEBT);
        if (debt > .22) {
            add(Act.REPAY, other, -1, -1, .45 * debt + .15 * stage.traits[me][1], Motive.OBLIGATION, mind.liked[other]);
            add(Act.HELP, other, -1, -1, .25 * debt, Motive.OBLIGATION, mind.liked[other]);
        }
    }

    private void present(int me, Psyche mind, int other) {
        double affinity = mind.feels(other, AFFINITY);
        double care = .35 + .4 * affinity + .2 * stage.traits[me][3];
        if (state.condition[other] != State.WELL) {
            int cause = state.conditionCause[other];
            add(Act.TEND, other, -1, -1, .9 * care, Motive.BOND, cause);
            add(Act.RESCUE, other, -1, -1, 1.1 * care, Motive.BOND, cause);
            add(Act.GUARD, other, -1, -1, .4 * care, Motive.BOND, cause);
        }
        if (state.minds[other].valence < -.2) {
            int cause = state.minds[other].moodCause;
            add(Act.COMFORT, other, -1, -1, .9 * care, Motive.BOND, cause);
            add(Act.ENCOURAGE, other, -1, -1, .7 * care, Motive.BOND, cause);
            add(Act.WATCH_OVER, other, -1, -1, (.6 - .3 * stage.traits[me][2]) * care, Motive.BOND, cause);
        }
        double drawn = mind.feels(other, ATTRACTION);
        if (drawn > .15 && phase.compareTo(Phase.CRISIS) < 0) {
            add(Act.FLIRT, other, -1, -1, .3 + .5 * drawn, Motive.BOND, mind.liked[other]);
        }
        if (!mind.hasGreeted(other)) {
            add(Act.GREET, other, -1, -1, state.turn == 1 ? .55 : phase == Phase.OPENING ? .35 : .1, Motive.MANNERS, 0);
        }
        if (mind.ally[other] != 0 && state.opposed(me, other)) {
            add(Act.BETRAY, other, -1, -1, .45 * late, Motive.BOND, mind.ally[other]);
        }
        if (mind.ally[other] != 0) {
            add(Act.HELP, other, -1, -1, .25, Motive.BOND, mind.ally[other]);
            add(Act.ADVISE, other, -1, -1, .35, Motive.BOND, mind.ally[other]);
            add(Act.STAND_BY, other, -1, -1, .3, Motive.BOND, mind.ally[other]);
            add(Act.TELL_WHEREABOUTS, other, -1, -1, .4, Motive.BOND, mind.ally[other]);
        }
        if (phase.compareTo(Phase.CLIMAX) >= 0 && affinity > .3 && state.opposed(me, other)) {
            double soft = .5 * affinity + .25 * stage.traits[me][3] - .1;
            add(Act.RENOUNCE, other, -1, -1, soft, Motive.BOND, mind.liked[other]);
        }
        if (phase == Phase.FALLING) {
            double last = state.turn >= stage.setup.turns() - 1 ? .3 : .1;
            add(Act.PART, other, -1, -1, last + .3 * affinity, Motive.MANNERS, 0);
            if (state.lossCause != 0) {
                add(Act.MOURN, other, -1, -1, .55 + .2 * affinity, Motive.BOND, state.lossCause);
            }
        }
        for (int item = 0; item < stage.items; item++) {
            if (stage.weapon[item] && mind.itemAt[item] == Psyche.HELD + other && state.opposed(me, other)) {
                add(Act.DISARM, other, -1, item, .6 * late, Motive.BOND, state.itemCause[item]);
            }
            if (state.holder[item] == me && stage.owner[item] == other && mind.guiltyOf[other] != 0) {
                double honest = phase == Phase.FALLING ? .6 : .25;
                add(Act.RETURN, other, -1, item, honest + .3 * affinity, Motive.OBLIGATION, state.itemCause[item]);
            }
        }
        int memory = mind.strongestMemoryOf(other, state.turn);
        if (memory >= 0) {
            int age = state.turn - mind.memoryEvent[memory] / 1000;
            double back = age >= 3 ? .5 * mind.recall(memory, state.turn) : 0;
            add(Act.REMEMBER, other, -1, -1, back, Motive.BOND, mind.memoryEvent[memory]);
            add(Act.REMINISCE, other, -1, -1, affinity > 0 ? back : 0, Motive.BOND, mind.memoryEvent[memory]);
        }
    }

    private void tell(int me) {
        for (int d = 0; d < state.deeds.size(); d++) {
            Deed deed = state.deeds.get(d);
            if (deed.actor() != me && deed.knownBy(me)) {
                double weight = .3 * deed.weight() + .15 * stage.traits[me][1];
                add(Act.REPORT, -1, deed.actor(), -1, weight, Motive.VALUE, deed.event());
                if (deed.target() >= 0 && deed.target() != me && !deed.knownBy(deed.target())) {
                    double bond = state.minds[me].feels(deed.target(), AFFINITY);
                    add(Act.REPORT, deed.target(), deed.actor(), -1, .45 + .4 * bond, Motive.BOND, deed.event());
                    add(Act.WARN, deed.target(), deed.actor(), -1, .3 + .3 * bond, Motive.BOND, deed.event());
                }
            }
        }
    }
}
